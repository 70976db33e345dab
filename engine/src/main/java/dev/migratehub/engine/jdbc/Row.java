package dev.migratehub.engine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The row a query stands on, read by column name.
public final class Row {

  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  /// A text; empty for NULL.
  public String text(String column) {
    return read(() -> results.getString(column), "");
  }

  /// A whole number; 0 for NULL.
  public long number(String column) {
    return read(() -> results.getLong(column), 0L);
  }

  /// Bytes; none for NULL.
  public byte[] bytes(String column) {
    return read(() -> results.getBytes(column), new byte[0]);
  }

  /// The first column as a text; empty for NULL.
  public String first() {
    return read(() -> results.getString(1), "");
  }

  private interface Read<T> {
    @Nullable T value() throws SQLException;
  }

  private static <T> T read(Read<T> read, T whenNull) {
    try {
      T value = read.value();
      return value == null ? whenNull : value;
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
