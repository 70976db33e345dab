package dev.migratehub.cli;

import static dev.migratehub.cli.MigrationFolder.PATIENCE;
import static dev.migratehub.cli.MigrationFolder.count;
import static dev.migratehub.cli.MigrationFolder.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seeds by `migr8` as a process that has much less memory than the file has bytes.
@Tag("slow")
final class SeedProcessTest {

  private static final long ROWS = 1_000_000;
  private static final String HEAP = "-Xmx24m";
  private static final String TABLE =
      "create table rows_in (id bigint, words varchar(100), made timestamp null, amount numeric(12, 2))";

  @TempDir private Path path;

  @BeforeEach
  void writeRows() throws IOException {
    Files.createDirectories(path.resolve("seeds"));
    Path file = path.resolve("seeds/010_rows_in.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("id,words,made,amount\n");
      for (long i = 0; i < ROWS; i++) {
        out.write(i + ",the quick brown fox jumps over row " + i + ",2026-01-01 00:00:00,0.25\n");
      }
    }
    assertThat(Files.size(file)).isGreaterThan(60 << 20);
  }

  @Test
  void a_million_rows_go_into_postgresql() throws Exception {
    go(PostgresServer.shared());
  }

  @Test
  void a_million_rows_go_into_mariadb() throws Exception {
    go(MariaDbServer.shared());
  }

  @Test
  void a_million_rows_go_into_sqlite() throws Exception {
    String url = "jdbc:sqlite:" + path.resolve("rows.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    seed("sqlite:rows.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select count(*), sum(id) from rows_in")) {
      assertThat(List.of(found.getLong(1), found.getLong(2)))
          .containsExactly(ROWS, ROWS * (ROWS - 1) / 2);
    }
  }

  private void go(Databases server) throws Exception {
    Database database = server.newDatabase();
    execute(database, TABLE);
    seed(database.url());
    assertThat(count(database, "select count(*) from rows_in")).isEqualTo(ROWS);
    assertThat(count(database, "select sum(id) from rows_in")).isEqualTo(ROWS * (ROWS - 1) / 2);
  }

  private void seed(String url) throws Exception {
    Running seed =
        Running.start(
            path, Map.of("MIGR8_DATABASE_URL", url, "JAVA_TOOL_OPTIONS", HEAP), "seed", "run");
    assertThat(seed.status(PATIENCE)).as(seed.output()).isZero();
    assertThat(seed.output()).contains(ROWS + " rows").doesNotContain("\r", " left");
  }
}
