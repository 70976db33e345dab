package dev.migratehub.engine.jdbc;

import java.sql.PreparedStatement;
import org.jspecify.annotations.Nullable;

/// A statement that changes rows and is run many times with other parameters.
public final class Prepared implements AutoCloseable {

  private final PreparedStatement statement;

  Prepared(PreparedStatement statement) {
    this.statement = statement;
  }

  /// Runs it and answers how many rows it changed; parameters are texts, numbers, bytes or null.
  public int run(@Nullable Object... parameters) {
    return Session.doing(() -> {
      Session.bind(statement, parameters);
      return statement.executeUpdate();
    });
  }

  @Override
  public void close() {
    Session.doing(() -> {
      statement.close();
      return 0;
    });
  }
}
