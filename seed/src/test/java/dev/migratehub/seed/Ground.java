package dev.migratehub.seed;

import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A database of a test, and what the test asks of it.
record Ground(String url, String jdbcUrl, String user, String password) {

  static Ground of(Database database) {
    return new Ground(database.url(), database.jdbcUrl(), database.user(), database.password());
  }

  static Ground of(Path file) {
    return new Ground("sqlite:" + file, "jdbc:sqlite:" + file, "", "");
  }

  Target target() {
    return Targets.of("default", url);
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The rows of a query, each with bars between its texts.
  List<String> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(results.getString(i)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  private Connection connect() throws SQLException {
    return user.isEmpty()
        ? DriverManager.getConnection(jdbcUrl)
        : DriverManager.getConnection(jdbcUrl, user, password);
  }
}
