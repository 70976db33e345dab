package dev.migratehub.backup;

import dev.migratehub.backup.file.BackupFolder;
import dev.migratehub.backup.program.Programs;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.testkit.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database of a test, and what the test asks of it.
///
/// @param url with the password
record Place(String url, String jdbcUrl, String user, String password, Optional<Path> programs) {

  static Place of(Database database, Optional<Path> programs) {
    return new Place(
        database.url(), database.jdbcUrl(), database.user(), database.password(), programs);
  }

  static Place of(Path file) {
    return new Place("sqlite:" + file, "jdbc:sqlite:" + file, "", "", Optional.empty());
  }

  Site site(Path folder) {
    return site(folder, Clock.systemUTC());
  }

  Site site(Path folder, Clock clock) {
    return new Site(
        Targets.of("default", url),
        DatabaseUrl.parse(url),
        new BackupFolder(folder),
        TableName.DEFAULT,
        Duration.ofSeconds(5),
        new Programs(programs, System.getenv()),
        RunInfo.ofThisProcess(),
        clock);
  }

  Backups backups(Path folder) {
    return new Backups(site(folder));
  }

  Connection connect() throws SQLException {
    return user.isEmpty()
        ? DriverManager.getConnection(jdbcUrl)
        : DriverManager.getConnection(jdbcUrl, user, password);
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The rows of a query as texts, with what they are made of.
  List<String> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(query)) {
      int columns = results.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          Object value = results.getObject(i);
          row.append(
                  value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : value)
              .append('|');
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}
