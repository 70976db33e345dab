package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ctrl-C while a statement runs on a real server: the statement is gone, what it began is rolled
/// back or recorded, and the message says which.
@Tag("slow")
final class InterruptTest {

  private static final String PG_SLEEPERS =
      "select count(*) from pg_stat_activity where query like '%pg_sleep(%' and state = 'active'"
          + " and pid <> pg_backend_pid() and datname = current_database()";
  private static final String MY_SLEEPERS =
      "select count(*) from information_schema.processlist where info like '%sleep(%'"
          + " and id <> connection_id() and db = database()";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void on_postgres_everything_is_rolled_back(String signal) throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    script("001_a.up.sql", "create table a (id int);");
    script("002_b.up.sql", "create table b (id int);", "select pg_sleep(60);");
    Running run = start(database, "up");
    await(database, PG_SLEEPERS, "1");

    run.signal(signal);

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.output())
        .contains("applied  001_a")
        .contains("MH-037  ")
        .contains("now   nothing of this script was kept; 1 earlier step of this run is done")
        .contains("do    ");
    assertThat(ask(database, PG_SLEEPERS)).isEqualTo("0");
    assertThat(ask(database, "select to_regclass('b') is null")).isEqualTo("t");
    assertThat(ask(database, "select count(*) from pg_locks where locktype = 'advisory'"))
        .isEqualTo("0");
  }

  @Test
  void on_mysql_the_journal_says_how_far_it_came() throws Exception {
    journaled(MySqlServer.shared().newDatabase());
  }

  @Test
  void on_mariadb_the_journal_says_how_far_it_came() throws Exception {
    journaled(MariaDbServer.shared().newDatabase());
  }

  private void journaled(Database database) throws Exception {
    script(
        "001_a.up.sql",
        "create table a (id int);",
        "do sleep(60);",
        "create table never (id int);");
    Running run = start(database, "up");
    await(database, MY_SLEEPERS, "1");

    run.signal("INT");

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.output()).contains("MH-037  ").contains("of 3 statements of 001_a");
    assertThat(ask(database, MY_SLEEPERS)).isEqualTo("0");
    assertThat(ask(database, "select state from migrate_hub_migrations")).isEqualTo("failed");
    assertThat(
            ask(
                database,
                "select count(*) from information_schema.tables where table_name = 'never'"
                    + " and table_schema = database()"))
        .isEqualTo("0");
    Running again = start(database, "up");
    assertThat(again.status()).isEqualTo(4);
    assertThat(again.output()).contains("MH-025");
  }

  @Test
  void on_sqlite_everything_is_rolled_back() throws Exception {
    script(
        "001_a.up.sql",
        "create table a (id integer);",
        "insert into a with recursive n (i) as (select 1 union all select i + 1 from n)",
        "select i from n where i < 0;");
    Running run = Running.start(folder, Map.of(), "up", "-v");
    Instant deadline = Instant.now().plusSeconds(20);
    while (!run.output().contains("applying 001_a") && Instant.now().isBefore(deadline)) {
      Thread.sleep(Duration.ofMillis(20));
    }
    Thread.sleep(Duration.ofMillis(500));

    run.signal("INT");

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.output()).contains("MH-037  ").contains("nothing of this script was kept");
    Running status = Running.start(folder, Map.of(), "status", "--check");
    assertThat(status.status()).isEqualTo(3);
    assertThat(status.output()).contains("001      a     pending");
  }

  @Test
  void a_run_that_waits_for_the_lock_changes_nothing() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    script("001_a.up.sql", "select pg_sleep(60);");
    Running holder = start(database, "up");
    await(database, PG_SLEEPERS, "1");
    Running waiting = start(database, "up");
    Instant deadline = Instant.now().plusSeconds(20);
    while (!waiting.output().contains("waiting for the lock") && Instant.now().isBefore(deadline)) {
      Thread.sleep(Duration.ofMillis(20));
    }

    waiting.signal("INT");

    assertThat(waiting.status()).isEqualTo(130);
    assertThat(waiting.output()).contains("MH-037").contains("this run changed nothing");
    Running impatient = start(database, "up", "--lock-wait", "300ms");
    assertThat(impatient.status()).isEqualTo(5);
    assertThat(impatient.output()).contains("MH-050").contains("session ");
    holder.signal("INT");
    assertThat(holder.status()).isEqualTo(130);
  }

  @Test
  void a_drop_that_waits_for_others_can_be_stopped() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    script("001_a.up.sql", "create table a (id int);");
    assertThat(start(database, "up").status()).isZero();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table a in access share mode");
      Running run = start(database, "drop", "--yes-drop-everything-in", database.database());
      await(
          database,
          "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
              + " and datname = current_database()",
          "1");

      run.signal("INT");

      assertThat(run.status()).isEqualTo(130);
      assertThat(run.output()).contains("MH-037").contains("statements that drop things");
    }
    assertThat(ask(database, "select count(*) from a")).isEqualTo("0");
  }

  @Test
  void the_password_of_the_environment_is_nowhere_to_be_seen() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    script("001_a.up.sql", "select pg_sleep(60);");
    Running run = start(database, "up");
    await(database, PG_SLEEPERS, "1");
    ProcessHandle.Info info = ProcessHandle.of(run.pid()).orElseThrow().info();
    assertThat(info.commandLine().orElse("")).doesNotContain(database.url()).contains("Migr8");
    run.signal("INT");
    assertThat(run.status()).isEqualTo(130);
    assertThat(run.output()).doesNotContain(database.url());
  }

  private Running start(Database database, String... words) throws IOException {
    return Running.start(folder, Map.of("DATABASE_URL", database.url()), words);
  }

  private void script(String name, String... lines) throws IOException {
    Path file = folder.resolve("migrations").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private static void await(Database database, String question, String answer) throws Exception {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!ask(database, question).equals(answer)) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  private static String ask(Database database, String question) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
