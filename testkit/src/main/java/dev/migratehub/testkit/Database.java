package dev.migratehub.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// One database on a running server, and the account that may do everything in it.
public record Database(
    String jdbcUrl, String host, int port, String database, String user, String password) {

  /// A connection of the caller's own.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /// Runs statements, each by itself.
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first value that a query finds, as text: `null` for a null, and nothing where there is no
  /// row.
  public String text(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The form without `jdbc:`, credentials inside: `postgres://user:password@host:port/database`.
  public String url() {
    String family = jdbcUrl.substring("jdbc:".length(), jdbcUrl.indexOf("://"));
    String scheme = family.equals("postgresql") ? "postgres" : family;
    return "%s://%s:%s@%s:%d/%s".formatted(scheme, user, password, host, port, database);
  }

  Database named(String other) {
    String jdbc = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + other;
    return new Database(jdbc, host, port, other, user, password);
  }
}
