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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several targets at once, and the tenants of one.
@Tag("slow")
final class TargetsTest {

  @TempDir private Path folder;

  @BeforeEach
  void scripts() throws IOException {
    script("001_a.up.sql", "create table a (id int);");
    script("002_b.up.sql", "insert into a values (1);");
  }

  @Test
  void targets_are_worked_on_together_and_each_has_its_result() throws Exception {
    config(
        """
        targets:
          eu: {url: "sqlite:eu.db"}
          us: {url: "sqlite:us.db"}
          wrong: {url: "sqlite:no/folder/x.db"}
        """);

    Running run = run("up", "--all-targets", "--parallel", "3");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("eu     applied  001_a", "us     applied  002_b");
    assertThat(run.output())
        .contains("eu     2 migrations applied", "us     2 migrations applied", "wrong  MH-0");
    assertThat(run.output().lines().filter(line -> line.matches("(eu|us) +done *")).count())
        .isEqualTo(2);
    assertThat(ended("status", "--all-targets", "--parallel", "2", "--json"))
        .contains("{\"event\":\"status\",\"target\":\"eu\",\"current\":\"002\"")
        .contains("{\"event\":\"status\",\"target\":\"us\",\"current\":\"002\"");
  }

  @Test
  void what_runs_together_meets() throws Exception {
    Database first = PostgresServer.shared().newDatabase();
    Database second = PostgresServer.shared().newDatabase();
    config("targets: {a: {url: \"%s\"}, b: {url: \"%s\"}}".formatted(first.url(), second.url()));
    meeting(first, second);

    Running run = run("up", "--all-targets", "--parallel", "2");

    assertThat(run.status()).as(run.output()).isZero();
  }

  /// A script that ends only when it also runs elsewhere at the same time.
  private void meeting(Database first, Database second) throws IOException {
    script(
        "003_meet.up.sql",
        "-- migr8: transaction=no_transaction",
        "do $meet$ begin for i in 1..200 loop",
        "  if (select count(*) from pg_stat_activity where datname in ('%s', '%s')"
            .formatted(first.database(), second.database()),
        "      and query like 'do $meet%' and state = 'active') > 1 then",
        "    perform pg_sleep(0.3); return; end if;",
        "  perform pg_sleep(0.1); perform pg_stat_clear_snapshot();",
        "end loop; raise 'nobody came'; end $meet$;");
  }

  @Test
  void an_interruption_stops_all_of_them() throws Exception {
    Database first = PostgresServer.shared().newDatabase();
    Database second = PostgresServer.shared().newDatabase();
    config(
        "targets: {a: {url: \"%s\"}, b: {url: \"%s\"}, c: {url: \"sqlite:c.db\"}}"
            .formatted(first.url(), second.url()));
    script("003_c.up.sql", "select pg_sleep(60);");
    Running run = run("up", "--all-targets", "--parallel", "2", "-v");
    run.await("a  applying 003_c", Duration.ofSeconds(30));
    run.await("b  applying 003_c", Duration.ofSeconds(30));
    Thread.sleep(500);

    run.signal("INT");

    assertThat(run.status()).isEqualTo(130);
    assertThat(run.output()).contains("a  MH-037", "b  MH-037").doesNotContain("c  applied");
    assertThat(Files.exists(folder.resolve("c.db"))).isFalse();
  }

  @Test
  void schemas_are_tenants() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    say(database, "create schema acme", "create schema \"Odd One\"", "create schema other");
    config(
        """
        database: {url: "%s"}
        tenants:
          query: select nspname from pg_namespace where nspname in ('acme', 'Odd One') order by 1
        """
            .formatted(database.url()));

    Running run = run("up", "--parallel", "2");

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("default/acme     applied  001_a");
    assertThat(ask(database, "select count(*) from acme.a")).isEqualTo("1");
    assertThat(ask(database, "select count(*) from \"Odd One\".migrate_hub_migrations"))
        .isEqualTo("2");
    assertThat(ask(database, "select to_regclass('public.a') is null")).isEqualTo("t");
    assertThat(ended("version", "--tenant", "acme", "--json"))
        .contains("\"target\":\"default/acme\",\"version\":\"002\"")
        .doesNotContain("Odd");
    assertThat(ended("version", "--tenant", "nobody")).contains("MH-005", "it has Odd One, acme");
  }

  @Test
  void schemas_of_any_name_are_tenants_and_missing_ones_are_errors_of_their_own() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    List<String> odd = List.of("A, b", "it''s", "UPPER", "say \"\"hi\"\"", "back\\slash");
    for (String name : odd) {
      say(database, "create schema \"" + name.replace("''", "'") + "\"");
    }
    say(database, "create schema \"$user\"", "create table tenants (name text)");
    for (String name : odd) {
      say(database, "insert into tenants values ('" + name.replace("\"\"", "\"") + "')");
    }
    say(database, "insert into tenants values ('$user'), ('missing'), ('public,x'), ('pg_temp')");
    say(
        database,
        "insert into tenants values (repeat('x', 70))",
        "create schema " + "x".repeat(63));
    config(
        "{database: {url: \"%s\"}, tenants: {query: select name from tenants}}"
            .formatted(database.url()));

    Running run = run("up", "--parallel", "2");

    assertThat(run.status()).isEqualTo(1);
    assertThat(
            ask(
                database,
                "select string_agg(distinct schemaname, '|' order by schemaname) from pg_tables where tablename = 'a'"))
        .isEqualTo("A, b|UPPER|back\\slash|it's|say \"hi\"");
    assertThat(run.output())
        .contains("cannot work in the schema $user: its sessions start in no schema")
        .contains("cannot work in the schema missing")
        .contains("cannot work in the schema public,x")
        .contains("cannot work in the schema pg_temp")
        .contains("cannot work in the schema " + "x".repeat(70));
  }

  @Test
  void files_that_are_tenants_lie_beside_the_one_that_lists_them() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/sub"));
    Files.createSymbolicLink(folder.resolve("data/out"), folder);
    Files.createSymbolicLink(folder.resolve("data/dangling.db"), folder.resolve("made.db"));
    Files.createSymbolicLink(folder.resolve("data/in.db"), data.resolve("real.db"));
    config(
        """
        database: {url: "sqlite:data/list.db"}
        tenants:
          kind: database
          query: "select value from json_each('%s')"
        """
            .formatted(
                "[\"a.db\", \"sub/b c.db\", \"in.db\", \"../up.db\", \"%s\", \"out/x.db\", \"dangling.db\", \":memory:\", \"file:x.db\", \"y.db?mode=memory\", \"sub/../..\"]"
                    .formatted(folder.resolve("abs.db"))
                    .replace("\"", "\\\"")));

    Running run = run("up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output().split("2 migrations applied", -1)).hasSize(4);
    assertThat(run.output().split("now   it was not opened", -1)).hasSize(9);
    assertThat(run.output())
        .contains("the tenant ../up.db of default leads out of the folder")
        .contains("the tenant out/x.db of default is a link to something outside");
    assertThat(Files.exists(data.resolve("real.db"))).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".db"))
          .isEmpty();
    }
  }

  @Test
  void tenants_do_not_share_a_history() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    config(
        """
        database: {url: "%s"}
        migration: {table: public.hist}
        tenants: {query: select 'public'}
        """
            .formatted(database.url()));

    Running run = run("up");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).contains("MH-001", "one table for all tenants");
  }

  @Test
  void databases_are_tenants() throws Exception {
    for (Databases server : new Databases[] {MySqlServer.shared(), MariaDbServer.shared()}) {
      Database registry = server.newDatabase();
      Database one = server.newDatabase();
      Database two = server.newDatabase();
      say(
          registry,
          "create table customers (name varchar(40))",
          "insert into customers values ('%s'), ('%s')".formatted(one.database(), two.database()));
      config(
          """
          targets:
            shop:
              url: "%s"
              tenants: {query: select name from customers order by 1, kind: database}
          """
              .formatted(registry.url()));

      Running run = run("up", "--target", "shop");

      assertThat(run.status()).as(run.output()).isZero();
      assertThat(ask(one, "select count(*) from a")).isEqualTo("1");
      assertThat(ask(two, "select count(*) from migrate_hub_migrations")).isEqualTo("2");
    }
  }

  @Test
  void tenants_that_cannot_be_listed_do_not_hide_the_other_targets() throws Exception {
    config(
        """
        targets:
          bad: {url: "sqlite:bad.db", tenants: {query: select nothing, kind: database}}
          good: {url: "sqlite:good.db"}
        """);

    Running run = run("up", "--all-targets");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("the tenants of bad cannot be listed", "2 migrations applied on sqlite:good.db");
  }

  private Running run(String... words) throws IOException {
    return Running.start(folder, Map.of(), words);
  }

  /// What a run printed until it ended.
  private String ended(String... words) throws IOException, InterruptedException {
    Running run = run(words);
    run.status();
    return run.output();
  }

  private void config(String text) throws IOException {
    Files.writeString(folder.resolve(".migr8.yaml"), text);
  }

  private void script(String name, String... lines) throws IOException {
    Path file = folder.resolve("migrations").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static void say(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
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
