package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Endpoint;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What a data source says of its database.
///
/// @param product the name the database gives itself
/// @param url the address as the driver tells it; empty where it does not
record Source(String product, String url) {

  static Source of(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      return new Source(orEmpty(data.getDatabaseProductName()), orEmpty(data.getURL()));
    }
  }

  /// The address as it may be shown; only the product's name where it cannot be taken apart.
  String shown(Dialect dialect) {
    return address().flatMap(dialect::endpoint).map(Endpoint::display).orElse(product);
  }

  private Optional<DatabaseUrl> address() {
    try {
      return Optional.of(DatabaseUrl.parse(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
