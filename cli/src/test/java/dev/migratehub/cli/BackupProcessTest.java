package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups by `migr8` as a process: what others see of it, what a kill leaves, how much memory it
/// takes.
final class BackupProcessTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(90);

  private static final String PASSWORD = "Tr0ub4dor-x";

  @TempDir private Path folder;

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
    execute(database, "create table t (a int)");
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table t in access exclusive mode");
      Running running = start(database, Map.of(), "backup", "create");
      await(() -> files("backups").stream().anyMatch(name -> name.endsWith(".part")));
      running.signal("KILL");
      running.status();
      holder.rollback();
    }
    assertThat(files("backups")).allMatch(name -> name.endsWith(".part"));
    Running list = start(database, Map.of(), "backup", "list");
    assertThat(list.status(PATIENCE)).isZero();
    assertThat(list.output()).contains("was left by a backup that did not finish");
    assertThat(start(database, Map.of(), "backup", "clean").status(PATIENCE)).isZero();
    assertThat(files("backups")).isEmpty();
  }

  @Test
  void a_restore_that_is_killed_is_known_to_the_next_one() throws Exception {
    Database source = MariaDbServer.shared().newDatabase();
    Map<String, String> programs = mariaDbPrograms(source);
    execute(
        source,
        "create table t (a int primary key, b varchar(2000))",
        "insert into t select seq, repeat('x', 2000) from seq_1_to_100000");
    assertThat(start(source, programs, "backup", "create").status(PATIENCE)).isZero();
    String name = backup();
    Database to = MariaDbServer.shared().newDatabase();
    Running restore = start(to, programs, "backup", "restore", name);
    await(() ->
        count(
                to,
                "select count(*) from information_schema.tables where table_schema = '"
                    + to.database()
                    + "' and table_name = 't'")
            > 0);
    restore.signal("KILL");
    restore.status();

    Running again = start(to, programs, "backup", "restore", name);
    assertThat(again.status(PATIENCE)).isEqualTo(4);
    assertThat(again.output()).contains("MH-110", name, "--clean");
    Running clean =
        start(
            to,
            programs,
            "backup",
            "restore",
            name,
            "--clean",
            "--yes-restore-into",
            to.database());
    assertThat(clean.status(PATIENCE)).as(clean.output()).isZero();
    assertThat(count(to, "select count(*) from t")).isEqualTo(100_000);
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
    Running create = start(source, small, "backup", "create");
    assertThat(create.status(PATIENCE)).as(create.output()).isZero();
    Database to = postgres();
    Running restore = start(to, small, "backup", "restore", backup());
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
    Running running = Running.start(folder, variables, "backup", "create", "-v");
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

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    Instant deadline = Instant.now().plus(SHORT);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("it never came to that").isBefore(deadline);
      Thread.sleep(10);
    }
  }

  private Running start(Database database, Map<String, String> more, String... words)
      throws IOException {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("MIGR8_DATABASE_URL", database.url());
    return Running.start(folder, variables, words);
  }

  private String backup() throws IOException {
    return files("backups").stream()
        .filter(name -> name.endsWith(".zst"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> files(String name) throws IOException {
    if (!Files.isDirectory(folder.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Database postgres() {
    return PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
  }

  private static Map<String, String> mariaDbPrograms(Database database) {
    Path program = Path.of(Programs.mariadbDump(database).command().getFirst());
    return Map.of("MIGR8_BACKUP_PROGRAMS", String.valueOf(program.getParent()));
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long count(Database database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(query)) {
      results.next();
      return results.getLong(1);
    }
  }
}
