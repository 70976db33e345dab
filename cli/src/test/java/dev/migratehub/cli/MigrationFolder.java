package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder in which `migr8` runs as a process on one database or another.
record MigrationFolder(Path folder) {

  static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(90);

  interface Condition {
    boolean holds() throws Exception;
  }

  static void await(Condition condition) throws Exception {
    Instant deadline = Instant.now().plus(SHORT);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("it never came to that").isBefore(deadline);
      Thread.sleep(10);
    }
  }

  Running start(Database database, Map<String, String> more, String... words) throws IOException {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("MIGR8_DATABASE_URL", database.url());
    return Running.start(folder, variables, words);
  }

  /// The name of the newest backup.
  String backup() throws IOException {
    return files("backups").stream()
        .filter(name -> name.endsWith(".zst"))
        .findFirst()
        .orElseThrow();
  }

  List<String> files(String name) throws IOException {
    if (!Files.isDirectory(folder.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static Map<String, String> mariaDbPrograms(Database database) {
    Path program = Path.of(Programs.mariadbDump(database).command().getFirst());
    return Map.of("MIGR8_BACKUP_PROGRAMS", String.valueOf(program.getParent()));
  }

  static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static long count(Database database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(query)) {
      results.next();
      return results.getLong(1);
    }
  }
}
