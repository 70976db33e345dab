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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups by `migr8` as a process: what others see of it, what a kill leaves, how much memory it
/// takes.
final class BackupProcessTest {

  private static final String PASSWORD = "Tr0ub4dor-x";

  @TempDir private Path path;
  private MigrationFolder folder;

  @BeforeEach
  void begin() {
    folder = new MigrationFolder(path);
  }

  @Test
  void nobody_sees_the_password_while_pg_dump_runs() throws Exception {
    Database database = postgres();
    execute(
        database,
        "create table t (a int)",
        "create role hidden login superuser password '" + PASSWORD + "'");
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table t in access exclusive mode");
      assertHidden(database, "pg_dump", Map.of());
      holder.rollback();
    } finally {
      execute(database, "drop role hidden");
    }
  }

  @Test
  void nobody_sees_the_password_while_mariadb_dump_runs() throws Exception {
    Database database = MariaDbServer.shared().newDatabase();
    execute(
        database,
        "create table t (a int)",
        "create user hidden@'%' identified by '" + PASSWORD + "'",
        "grant all on *.* to hidden@'%'");
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("lock tables t write");
      assertHidden(database, "mariadb-dump", mariaDbPrograms(database));
      statement.execute("unlock tables");
    } finally {
      execute(database, "drop user hidden@'%'");
    }
  }

  @Test
  void a_backup_that_is_killed_never_looks_like_one() throws Exception {
    Database database = postgres();
    dumping(database, "KILL");
    assertThat(folder.files("backups")).allMatch(name -> name.endsWith(".part"));
    Running list = folder.start(database, Map.of(), "backup", "list");
    assertThat(list.status(PATIENCE)).isZero();
    assertThat(list.output()).contains("was left by a backup that did not finish");
    assertThat(folder.start(database, Map.of(), "backup", "clean").status(PATIENCE)).isZero();
    assertThat(folder.files("backups")).isEmpty();
  }

  @Test
  void a_backup_that_is_interrupted_leaves_no_file() throws Exception {
    Running create = dumping(postgres(), "INT");

    assertThat(create.status(PATIENCE)).isEqualTo(130);
    assertThat(create.output()).contains("MH-037");
    assertThat(folder.files("backups")).isEmpty();
  }

  /// A backup that gets a signal while its dump waits for a table, and has ended.
  private Running dumping(Database database, String signal) throws Exception {
    execute(database, "create table t (a int)");
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table t in access exclusive mode");
      Running running = folder.start(database, Map.of(), "backup", "create");
      await(() -> folder.files("backups").stream().anyMatch(name -> name.endsWith(".part")));
      running.signal(signal);
      running.status();
      holder.rollback();
      return running;
    }
  }

  @Test
  @Tag("slow")
  void a_restore_of_ten_times_the_heap_fits_into_it() throws Exception {
    Database source = postgres();
    execute(
        source,
        "create unlogged table t as select i as a, repeat(md5(i::text), 32) as b from"
            + " generate_series(1, 260000) i");
    Map<String, String> small = Map.of("JAVA_TOOL_OPTIONS", "-Xmx24m");
    Running create = folder.start(source, small, "backup", "create");
    assertThat(create.status(PATIENCE)).as(create.output()).isZero();
    Database to = postgres();
    Running restore = folder.start(to, small, "backup", "restore", folder.backup());
    assertThat(restore.status(PATIENCE)).as(restore.output()).isZero();
    assertThat(count(to, "select count(*) from t")).isEqualTo(260_000);
    assertThat(count(to, "select pg_table_size('t')")).isGreaterThan(240L << 20);
  }

  private void assertHidden(Database database, String program, Map<String, String> more)
      throws Exception {
    Map<String, String> variables = new HashMap<>(more);
    variables.put(
        "MIGR8_DATABASE_URL",
        database.url().replaceFirst("//[^@]*@", "//hidden:" + PASSWORD + "@"));
    Running running = Running.start(path, variables, "backup", "create", "-v");
    List<String[]> seen = new ArrayList<>();
    await(() -> {
      seen.addAll(processes(program));
      return !seen.isEmpty();
    });
    assertThat(seen).allMatch(process -> !process[1].contains(PASSWORD));
    assertThat(all()).allMatch(process -> !process[0].contains(PASSWORD));
    try (Stream<Path> secrets = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(secrets.filter(file -> file.getFileName().toString().matches("migr8.*\\.secret")))
          .isEmpty();
    }
    running.kill();
    running.status();
    assertThat(running.output()).doesNotContain(PASSWORD);
    seen.forEach(
        process -> ProcessHandle.of(Long.parseLong(process[2])).ifPresent(ProcessHandle::destroy));
  }

  /// The processes that run a program: their words, their environment, their ids.
  private static List<String[]> processes(String program) throws IOException {
    return all().stream()
        .filter(process -> process[0].contains("/" + program + "\0"))
        .filter(process -> !process[0].contains("--version"))
        .filter(process -> process[1].contains("hidden") || process[0].contains("/proc/self/fd/0"))
        .toList();
  }

  private static List<String[]> all() throws IOException {
    List<String[]> all = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(it -> it.getFileName().toString().matches("\\d+")).toList()) {
        try {
          all.add(
              new String[] {
                new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8),
                new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8),
                process.getFileName().toString()
              });
        } catch (IOException e) {
          // It has ended, or is somebody else's.
        }
      }
    }
    return all;
  }

  private static Database postgres() {
    return PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
  }
}
