package dev.migratehub.cli;

import static dev.migratehub.cli.MigrationFolder.PATIENCE;
import static dev.migratehub.cli.MigrationFolder.await;
import static dev.migratehub.cli.MigrationFolder.count;
import static dev.migratehub.cli.MigrationFolder.execute;
import static dev.migratehub.cli.MigrationFolder.mariaDbPrograms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `migr8` leaves that is killed or interrupted while it restores or seeds, and what the next
/// one says of it.
@Tag("slow")
final class MovingKillTest {

  private static final int INTERRUPTED = 130;
  private static final int ROWS = 100_000;

  @TempDir private Path path;
  private MigrationFolder folder;

  @BeforeEach
  void begin() {
    folder = new MigrationFolder(path);
  }

  @Test
  void a_killed_restore_into_mariadb_is_known_to_the_next_one() throws Exception {
    Database source = MariaDbServer.shared().newDatabase();
    Map<String, String> programs = mariaDbPrograms(source);
    execute(
        source,
        "create table t (a int primary key, b varchar(2000))",
        "insert into t select seq, repeat('x', 2000) from seq_1_to_100000");
    Database to = MariaDbServer.shared().newDatabase();
    String begun =
        "select count(*) from information_schema.tables where table_schema = '%s' and table_name = 't'"
            .formatted(to.database());

    String name = killedRestore(source, to, programs, begun);

    Running again = folder.start(to, programs, "backup", "restore", name);
    assertThat(again.status(PATIENCE)).isEqualTo(4);
    assertThat(again.output()).contains("MH-110", name, "--clean");
    restored(to, programs, name);
  }

  @Test
  void a_killed_restore_into_postgresql_leaves_nothing_or_is_known() throws Exception {
    Database source = postgres();
    execute(
        source,
        "create table t as select i as a, repeat(md5(i::text), 60) as b"
            + " from generate_series(1, 100000) i");
    Database to = postgres();
    String begun =
        "select count(*) from pg_stat_activity where datname = '%s' and state <> 'idle' and pid <> pg_backend_pid()"
            .formatted(to.database());

    String name = killedRestore(source, to, Map.of(), begun);
    await(() -> count(to, begun) == 0);

    if (count(to, "select count(*) from pg_class where relname = 't'") > 0) {
      Running again = folder.start(to, Map.of(), "backup", "restore", name);
      assertThat(again.status(PATIENCE)).isEqualTo(4);
      assertThat(again.output()).contains("MH-110", name, "--clean");
    }
    restored(to, Map.of(), name);
  }

  private String killedRestore(
      Database source, Database to, Map<String, String> programs, String begun) throws Exception {
    Running create = folder.start(source, programs, "backup", "create");
    assertThat(create.status(PATIENCE)).as(create.output()).isZero();
    String name = folder.backup();
    Running restore = folder.start(to, programs, "backup", "restore", name);
    await(() -> count(to, begun) > 0);
    restore.signal("KILL");
    restore.status();
    return name;
  }

  private void restored(Database to, Map<String, String> programs, String name) throws Exception {
    Running clean =
        folder.start(
            to,
            programs,
            "backup",
            "restore",
            name,
            "--clean",
            "--yes-restore-into",
            to.database());
    assertThat(clean.status(PATIENCE)).as(clean.output()).isZero();
    assertThat(count(to, "select count(*) from t")).isEqualTo(ROWS);
  }

  @Test
  void a_killed_restore_of_sqlite_leaves_the_file_that_was_there_or_the_new_one() throws Exception {
    sqlite("old.db", "create table t (a integer)");
    sqlite(
        "new.db",
        "create table t (a integer, b blob)",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)"
            + " insert into t select i, randomblob(1000) from n");
    Running create = process("sqlite:new.db", "backup", "create");
    assertThat(create.status(PATIENCE)).as(create.output()).isZero();
    String name = folder.backup();
    for (int round = 0; round < 6; round++) {
      Files.copy(path.resolve("old.db"), path.resolve("to" + round + ".db"));
      String url = "sqlite:to" + round + ".db";
      Running restore =
          process(
              url,
              "backup",
              "restore",
              name,
              "--clean",
              "--yes-restore-into",
              "to" + round + ".db");
      Thread.sleep(150L * (round + 1));
      restore.signal("KILL");
      restore.status();
      assertThat(rows("to" + round + ".db")).isIn(0L, (long) ROWS);
    }
    Running last =
        process(
            "sqlite:to0.db", "backup", "restore", name, "--clean", "--yes-restore-into", "to0.db");
    assertThat(last.status(PATIENCE)).as(last.output()).isZero();
    assertThat(rows("to0.db")).isEqualTo(ROWS);
  }

  @Test
  void an_interrupted_seed_keeps_whole_files_only_and_says_which() throws Exception {
    Database to = postgres();
    execute(
        to, "create table small (id int primary key)", "create table large (id int, words text)");
    Files.createDirectories(path.resolve("seeds"));
    Files.writeString(path.resolve("seeds/010_small.csv"), "id\n1\n2\n");
    try (var out = Files.newBufferedWriter(path.resolve("seeds/020_large.csv"))) {
      out.write("id,words\n");
      for (int i = 0; i < 3_000_000; i++) {
        out.write(i + ",the quick brown fox jumps over the lazy dog\n");
      }
    }
    Running seed = folder.start(to, Map.of(), "seed", "run");
    await(() -> count(to, "select count(*) from small") == 2);
    seed.signal("INT");

    assertThat(seed.status(PATIENCE)).isEqualTo(INTERRUPTED);
    assertThat(seed.output()).contains("MH-037", "010_small.csv", "1 file before it is in");
    assertThat(count(to, "select count(*) from large")).isZero();
    assertThat(count(to, "select count(*) from small")).isEqualTo(2);
  }

  private Running process(String url, String... words) throws Exception {
    return Running.start(path, Map.of("MIGR8_DATABASE_URL", url), words);
  }

  private void sqlite(String file, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve(file));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long rows(String file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve(file));
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("select count(*) from t")) {
      return results.getLong(1);
    }
  }

  private static Database postgres() {
    return PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
  }
}
