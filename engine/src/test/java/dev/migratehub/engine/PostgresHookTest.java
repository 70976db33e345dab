package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresHookTest implements HookContract {

  @Override
  public String freshUrl(Path folder) {
    return PostgresServer.shared().newDatabase().url();
  }

  private Project project(Path folder) {
    Project project = new Project(folder.resolve("migrations"), freshUrl(folder));
    project.say("create table told (n int, word varchar(40))");
    return project;
  }

  @Test
  void a_hook_that_fails_after_a_script_takes_the_script_with_it(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("hooks/after_each.sql", "select 1 / 0;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).isEqualTo("nothing of 001_a and its hooks was kept");
    assertThat(project.ask("select to_regclass('a')::text")).containsExactly("");
    assertThat(project.history()).isEmpty();
  }

  @Test
  void a_script_that_fails_takes_its_hooks_and_callbacks_with_it(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "select 1 / 0;")
            .file("hooks/before_up.sql", HookContract.tell("before up"))
            .file("hooks/before_each.sql", HookContract.tell("before each"));

    Project.problem(() -> project.hub().callbacks(new HookContract.Teller()).up());

    assertThat(HookContract.told(project)).containsExactly("run of 2", "before up");
  }

  @Test
  void what_a_hook_sets_holds_in_the_script_and_not_beyond(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("002_b.up.sql", "-- migr8: transaction=no_transaction", "create table b ();")
            .file("hooks/before_up.sql", "create schema other; set search_path = other;")
            .file("hooks/before_each.sql", "set search_path = other;")
            .file("hooks/after_up.sql", "create table c ();");

    project.hub().up();

    assertThat(
            project.ask(
                "select schemaname || '.' || tablename from pg_tables"
                    + " where tablename in ('a', 'b', 'c') order by 1"))
        .containsExactly("other.a", "other.b", "public.c");
  }

  @Test
  void a_hook_with_vacuum_runs_outside_a_transaction(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("hooks/after_up.sql", "vacuum a;", "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now())
        .isEqualTo(
            "1 of 2 statements of hooks/after_up.sql took effect; 1 earlier step of this run is"
                + " done");
  }

  @Test
  void a_hook_that_fails_after_statements_that_took_effect_is_gone_on_with(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("002_i.up.sql", "create index concurrently i on a (id);")
            .file("hooks/after_each.sql", "select 1;", HookContract.tell("after each"));
    project.hub().execute(new Request.Up(Optional.of(1), Optional.empty()));
    project.file("hooks/after_each.sql", HookContract.tell("lost"), "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.what()).startsWith("hooks/after_each.sql with 002_i stopped at statement 2");
    assertThat(problem.now()).startsWith("1 of 1 statements of 002_i are in the database");
    assertThat(project.history()).containsExactly("001:applied", "002:failed");
    Problem next = Project.problem(() -> project.hub().up());
    assertThat(next.what())
        .startsWith("002_i stopped after 1 of 1 statements; then: hooks/after_each.sql: ");

    project.file("hooks/after_each.sql", HookContract.tell("mended"));
    project.hub().execute(new Request.Resume(Request.Resume.Doubt.UNDECIDED));

    assertThat(project.history()).containsExactly("001:applied", "002:applied");
    assertThat(HookContract.told(project)).containsExactly("after each", "mended");
  }

  @Test
  void a_hook_is_interrupted_like_a_script(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file(
                "hooks/before_up.sql",
                HookContract.tell("before up"),
                "select pg_sleep(30);",
                HookContract.tell("too late"));
    MigrateHub[] hub = new MigrateHub[1];
    hub[0] =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Statements it && it.step() instanceof Step.Hook) {
                hub[0].interrupt();
              }
            });

    Problem problem = Project.problem(hub[0]::up);

    assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
    assertThat(problem.now()).isEqualTo("nothing of this script was kept");
    assertThat(HookContract.told(project)).isEmpty();
    assertThat(project.history()).isEmpty();
  }

  @Test
  void a_callback_works_within_the_transaction_of_its_script(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    Callback checking =
        new Callback() {
          @Override
          public void afterEach(Step.Scripted step, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
              statement.execute("insert into a values (1); insert into a values (1 / 0)");
            }
          }

          @Override
          public String name() {
            return "seed";
          }
        };

    Problem problem = Project.problem(() -> project.hub().callbacks(checking).up());

    assertThat(problem.what()).startsWith("001_a.up.sql stopped at callback seed after 001_a");
    assertThat(project.ask("select to_regclass('a')::text")).containsExactly("");
  }
}
