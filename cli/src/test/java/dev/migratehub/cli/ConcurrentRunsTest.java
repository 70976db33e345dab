package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Several processes that start at once on one database, as the instances of an application do.
@Tag("slow")
final class ConcurrentRunsTest {

  private static final int PROCESSES = 8;
  private static final int MIGRATIONS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  /// Opens a connection to the database, to look at it.
  private interface Door {
    Connection open() throws SQLException;
  }

  @SuppressWarnings("UnnecessaryLambda") // started only by the test that asks
  static Named<?>[] servers() {
    Supplier<Databases> postgres = PostgresServer::shared;
    Supplier<Databases> mysql = MySqlServer::shared;
    Supplier<Databases> mariadb = MariaDbServer::shared;
    return new Named<?>[] {
      Named.of("PostgreSQL", postgres), Named.of("MySQL", mysql), Named.of("MariaDB", mariadb)
    };
  }

  @ParameterizedTest
  @MethodSource("servers")
  void on_a_server_each_migration_is_applied_by_one_of_them(Supplier<Databases> server)
      throws Exception {
    Database database = server.get().newDatabase();
    applyAtOnce(database.url(), database::connect);
  }

  @Test
  void on_a_file_each_migration_is_applied_by_one_of_them() throws Exception {
    Path file = folder.resolve("a.db");
    applyAtOnce("sqlite:" + file, () -> DriverManager.getConnection("jdbc:sqlite:" + file));
  }

  private void applyAtOnce(String url, Door door) throws Exception {
    writeMigrations();
    List<Running> runs = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      runs.add(Running.start(folder, Map.of("DATABASE_URL", url), "up", "--lock-wait", "3m"));
    }

    StringBuilder output = new StringBuilder();
    for (Running run : runs) {
      assertThat(run.status(PATIENCE)).as(run.output()).isZero();
      output.append(run.output());
    }

    assertThat(output.toString().lines().filter(line -> line.startsWith("applied  ")))
        .hasSize(MIGRATIONS)
        .doesNotHaveDuplicates();
    assertThat(ask(door, "select count(*) from log")).isEqualTo(MIGRATIONS);
    assertThat(ask(door, "select count(distinct n) from log")).isEqualTo(MIGRATIONS);
    assertThat(ask(door, "select count(*) from migrate_hub_migrations where state = 'applied'"))
        .isEqualTo(MIGRATIONS);
  }

  /// A second application of one would not fail but be seen in the log.
  private void writeMigrations() throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    for (int i = 1; i <= MIGRATIONS; i++) {
      String first = i == 1 ? "create table log (n integer);\n" : "";
      Files.writeString(
          migrations.resolve("%03d_m.up.sql".formatted(i)),
          first + "insert into log values (%d);\n".formatted(i));
    }
  }

  private static int ask(Door door, String question) throws SQLException {
    try (Connection connection = door.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
