package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small script, its history row and its commit reach PostgreSQL together, and nobody can tell it
/// from one that is sent statement by statement.
class TogetherTest {

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void begin() {
    project =
        new Project(folder.resolve("migrations"), PostgresServer.shared().newDatabase().url())
            .file("001_a.up.sql", "create table a (id int primary key);");
  }

  private Problem failing() {
    return Project.problem(project.hub()::up);
  }

  @Test
  void the_statement_that_failed_is_the_one_that_is_named() {
    project.file(
        "002_b.up.sql",
        "insert into a values (1);",
        "-- The second.",
        "insert into a values (1);",
        "insert into a values (2);");

    Problem problem = failing();

    assertThat(problem.what()).contains("002_b.up.sql stopped at statement 2 (line 3)");
    assertThat(problem.now()).startsWith("nothing of this script was kept");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void a_wrong_word_is_pointed_at_in_its_own_statement() {
    project.file("002_b.up.sql", "insert into a values (1);", "insert into nowhere values (2);");

    assertThat(failing().excerpt())
        .hasValueSatisfying(it -> assertThat(it.toString()).contains("nowhere"));
  }

  @Test
  void what_only_the_commit_finds_keeps_nothing() {
    project.file(
        "002_b.up.sql",
        "create table b (id int references a (id) deferrable initially deferred);",
        "insert into b values (42);");

    Problem problem = failing();

    assertThat(problem.what()).contains("002_b.up.sql").contains("foreign key");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void a_script_does_not_go_on_behind_a_failure_that_it_would_roll_back_itself() {
    project.file(
        "002_b.up.sql",
        "savepoint s;",
        "insert into nowhere values (1);",
        "rollback to s;",
        "insert into a values (1);");

    assertThat(failing().what()).contains("statement 2");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  void what_the_server_says_is_heard_also_before_a_failure() {
    List<String> notices = new ArrayList<>();
    project.file("002_b.up.sql", "drop table if exists never;", "insert into nowhere values (1);");

    Project.problem(() ->
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Notice it) {
                notices.add(it.text());
              }
            })
            .up());

    assertThat(notices).singleElement().asString().contains("never");
  }

  @Test
  void what_a_script_sets_reaches_neither_the_history_nor_the_next_script() {
    project
        .file(
            "002_b.up.sql",
            "set search_path = pg_catalog;",
            "set standard_conforming_strings = off;")
        .file("003_it's.up.sql", "create table c (words text default '\\');");

    project.hub().up();

    assertThat(project.ask("select count(*) from public.c")).containsExactly("0");
    assertThat(project.history()).containsExactly("001:applied", "002:applied", "003:applied");
  }

  @Test
  void the_history_says_how_long_it_took() {
    project.file("002_b.up.sql", "select pg_sleep(0.2);");

    project.hub().up();

    Entry entry = project.hub().history().entries().getLast();
    assertThat(entry.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    assertThat(Duration.between(entry.startedAt().orElseThrow(), entry.appliedAt().orElseThrow()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    assertThat(entry.position()).isEqualTo(2);
  }

  @Test
  void what_was_taken_back_is_applied_again_in_its_row() {
    project.file("001_a.down.sql", "drop table a;");
    project.hub().up();
    project.hub().down();

    project.hub().up();

    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void a_script_that_changed_since_it_was_planned_is_not_run() {
    project.file("002_b.up.sql", "insert into a values (1);");
    Problem problem =
        Project.problem(() ->
            project
                .hub()
                .listener(event -> {
                  if (event instanceof Event.Planned) {
                    project.file("002_b.up.sql", "insert into a values (2);");
                  }
                })
                .up());

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_CHANGED_MEANWHILE);
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  void what_takes_long_is_done_all_the_same_and_told_on_the_way() {
    List<Long> done = new ArrayList<>();
    project.file("002_b.up.sql", "insert into a values (1);", "select pg_sleep(1.5);");

    project
        .hub()
        .listener(event -> {
          if (event instanceof Event.Statements it && it.step().label().equals("002_b")) {
            done.add(it.done());
          }
        })
        .up();

    assertThat(done).startsWith(1L).endsWith(2L);
    assertThat(project.ask("select count(*) from a")).containsExactly("1");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void a_comment_at_the_end_of_a_statement_hides_nothing_behind_it() {
    project.file(
        "002_b.up.sql", "insert into a values (1) -- one", ";", "insert into a values (2) -- two");

    project.hub().up();

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void a_transaction_that_was_opened_for_the_next_script_does_not_stay_open() {
    project
        .file("002_b.up.sql", "insert into a values (1);")
        .file("003_c.up.sql", "insert into nowhere values (1);")
        .file("004_d.up.sql", "insert into a values (2);");

    assertThat(failing().now()).contains("2 earlier steps of this run are done");

    assertThat(
            project.ask(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and state like 'idle in transaction%'"))
        .containsExactly("0");
    assertThat(project.ask("select id from a")).containsExactly("1");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void scripts_of_every_kind_follow_each_other() {
    project
        .file("002_b.up.sql", "insert into a values (1);")
        .file(
            "003_c.up.sql",
            "-- migr8: transaction=no_transaction",
            "create index concurrently i on a (id);")
        .file("004_d.up.sql", "insert into a values (2);")
        .file("005_e.up.sql", "savepoint s;", "insert into a values (3);", "release s;")
        .file("006_f.up.sql", "insert into a values (4);");

    project.hub().up();

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2", "3", "4");
    assertThat(project.history()).hasSize(6).allMatch(row -> row.endsWith(":applied"));
  }

  @Test
  void the_servers_own_bound_for_statements_stays() {
    project.say(
        "alter database "
            + project.ask("select current_database()").getFirst()
            + " set statement_timeout = '300ms'");
    project.file("002_b.up.sql", "select pg_sleep(5);");

    assertThat(failing().what()).contains("002_b.up.sql stopped at statement 1");
  }

  @Test
  void what_was_committed_is_not_done_again_when_the_next_transaction_cannot_be_opened() {
    project
        .file("001_a.down.sql", "drop table a;")
        .file("002_b.up.sql", "insert into a values (1);", "create sequence if not exists runs;")
        .file("002_b.down.sql", "delete from a;")
        .file("003_c.up.sql", "insert into a values (3);")
        .file("003_c.down.sql", "delete from a where id = 3;");
    project.hub().up();
    project.hub().execute(new Request.Down(2));
    project
        .file("002_b.up.sql", "insert into a select coalesce(max(id), 0) + 1 from a;")
        // More than the server takes.
        .file("003_c.up.sql", "-- migr8: lock-timeout=600h", "insert into a values (3);");

    Problem problem = failing();

    assertThat(problem.what()).contains("003_c");
    assertThat(problem.now()).contains("1 earlier step of this run is done");
    assertThat(project.ask("select id from a")).containsExactly("1");
    assertThat(project.history()).containsExactly("001:applied", "003:rolled_back", "002:applied");
  }
}
