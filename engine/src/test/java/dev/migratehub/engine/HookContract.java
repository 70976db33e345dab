package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hooks mean on every database.
interface HookContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  /// Two migrations, a hook at every moment, and a table in which all of them leave a word.
  private Project project(Path folder) {
    Project project = new Project(folder.resolve("migrations"), freshUrl(folder));
    project.say("create table told (n int, word varchar(40))");
    return project
        .file("001_a.up.sql", tell("001 up"))
        .file("001_a.down.sql", tell("001 down"))
        .file("002_b.up.sql", tell("002 up"))
        .file("002_b.down.sql", tell("002 down"))
        .file("hooks/before_up.sql", tell("before up"))
        .file("hooks/after_up.sql", tell("after up"))
        .file("hooks/before_each.sql", tell("before each"))
        .file("hooks/after_each.sql", tell("after each"))
        .file("hooks/before_down.sql", tell("before down"))
        .file("hooks/after_down.sql", tell("after down"));
  }

  static String tell(String word) {
    return "insert into told select coalesce(max(n), 0) + 1, '%s' from told;".formatted(word);
  }

  static List<String> told(Project project) {
    return project.ask("select word from told order by n");
  }

  @Test
  default void hooks_run_round_a_run_and_round_each_script(@TempDir Path folder) {
    Project project = project(folder);

    project.hub().up();

    assertThat(told(project))
        .containsExactly(
            "before up",
            "before each",
            "001 up",
            "after each",
            "before each",
            "002 up",
            "after each",
            "after up");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
    assertThat(project.hub().status().lines()).hasSize(2);
  }

  @Test
  default void on_the_way_back_others_run(@TempDir Path folder) {
    Project project = project(folder);
    project.hub().up();
    project.say("delete from told");

    project.hub().down(2);

    assertThat(told(project))
        .containsExactly(
            "before down",
            "before each",
            "002 down",
            "after each",
            "before each",
            "001 down",
            "after each",
            "after down");
  }

  @Test
  default void a_run_both_ways_has_both(@TempDir Path folder) {
    Project project = project(folder);
    project.hub().up();
    project.say("delete from told");

    project.hub().execute(new Request.Redo());

    assertThat(told(project))
        .containsExactly(
            "before down",
            "before each",
            "002 down",
            "after each",
            "after down",
            "before up",
            "before each",
            "002 up",
            "after each",
            "after up");
  }

  @Test
  default void a_run_with_nothing_to_do_runs_none(@TempDir Path folder) {
    Project project = project(folder);
    project.hub().up();
    project.say("delete from told");

    assertThat(project.hub().plan().isEmpty()).isTrue();
    assertThat(project.hub().up()).isEmpty();

    assertThat(told(project)).isEmpty();
  }

  @Test
  default void a_run_that_runs_no_script_runs_no_hook(@TempDir Path folder) {
    Project project = project(folder);

    project.hub().execute(new Request.Baseline(Version.of("1")));

    assertThat(told(project)).isEmpty();
  }

  @Test
  default void hooks_are_in_the_plan(@TempDir Path folder) {
    Plan plan = project(folder).hub().plan();

    assertThat(plan.steps())
        .extracting(Step::label)
        .containsExactly("hooks/before_up.sql", "001_a", "002_b", "hooks/after_up.sql");
    assertThat(plan.each())
        .extracting(Step::label)
        .containsExactly("hooks/before_each.sql", "hooks/after_each.sql");
  }

  @Test
  default void a_hook_that_is_not_meant_for_here_is_left_out(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("hooks/before_up.sql", "-- migr8: environments=prd", tell("before up"));

    project.hub().up();

    assertThat(told(project)).startsWith("before each").doesNotContain("before up");
  }

  @Test
  default void a_hook_that_fails_before_everything_stops_the_run(@TempDir Path folder) {
    Project project = project(folder).file("hooks/before_up.sql", "", "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(problem.what()).startsWith("hooks/before_up.sql stopped at statement 1 (line 2): ");
    assertThat(problem.excerpt().orElseThrow().location().file()).isEqualTo("hooks/before_up.sql");
    assertThat(told(project)).isEmpty();
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void a_hook_that_fails_after_everything_takes_nothing_back(@TempDir Path folder) {
    Project project = project(folder).file("hooks/after_up.sql", "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.what()).startsWith("hooks/after_up.sql stopped at statement 1 (line 1): ");
    assertThat(problem.now()).endsWith("; 3 earlier steps of this run are done");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  default void a_hook_that_fails_before_a_script_keeps_it_from_running(@TempDir Path folder) {
    Project project = project(folder).file("hooks/before_each.sql", tell("x"), "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.what())
        .startsWith("hooks/before_each.sql with 001_a stopped at statement 2 (line 2): ");
    assertThat(problem.now()).startsWith("nothing of 001_a ");
    assertThat(told(project)).doesNotContain("001 up");
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void a_hook_cannot_end_the_transaction_of_a_migration(@TempDir Path folder) {
    Project project = project(folder).file("hooks/after_each.sql", "select 1;", "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.TRANSACTION_IMPOSSIBLE);
    assertThat(problem.what()).startsWith("hooks/after_each.sql:2: COMMIT has no place in it");
    assertThat(told(project)).isEmpty();
  }

  @Test
  default void an_empty_hook_was_forgotten(@TempDir Path folder) {
    Project project = project(folder).file("hooks/after_up.sql", "");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_EMPTY);
    assertThat(told(project)).isEmpty();
  }

  @Test
  default void callbacks_run_round_the_hooks(@TempDir Path folder) {
    Project project = project(folder);

    project.hub().callbacks(new Teller()).execute(new Request.Up(Optional.of(1), Optional.empty()));
    project.hub().callbacks(new Teller()).up();

    assertThat(told(project).subList(0, 9))
        .containsExactly(
            "run of 3",
            "before up",
            "before 001_a",
            "before each",
            "001 up",
            "after each",
            "after 001_a",
            "after up",
            "end of 3");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  default void a_callback_that_throws_stops_the_run(@TempDir Path folder) {
    Project project = project(folder);
    Callback broken =
        new Callback() {
          @Override
          public String name() {
            return "checks";
          }

          @Override
          public void beforeEach(Step.Scripted step, Connection connection) {
            throw new IllegalStateException("no licence for " + step.label());
          }
        };

    Problem problem = Project.problem(() -> project.hub().callbacks(broken).up());

    assertThat(problem.code()).isEqualTo(Code.CALLBACK_FAILED);
    assertThat(problem.what())
        .isEqualTo("callback checks before 001_a failed: no licence for 001_a");
    assertThat(problem.now()).endsWith("; 1 earlier step of this run is done");
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void what_the_database_refuses_a_callback_is_told_like_a_statement(@TempDir Path folder) {
    Project project = project(folder);
    Callback broken =
        new Callback() {
          @Override
          public void beforeRun(Plan plan, Connection connection) throws SQLException {
            say(connection, "nonsense");
          }

          @Override
          public String name() {
            return "first";
          }
        };

    Problem problem = Project.problem(() -> project.hub().callbacks(broken).up());

    assertThat(problem.what()).startsWith("callback first before the run failed: ");
    assertThat(told(project)).isEmpty();
  }

  @Test
  default void a_callback_cannot_end_the_transaction(@TempDir Path folder) {
    Project project = project(folder);
    Callback committing =
        new Callback() {
          @Override
          public void afterEach(Step.Scripted step, Connection connection) throws SQLException {
            connection.commit();
          }
        };

    Problem problem = Project.problem(() -> project.hub().callbacks(committing).up());

    assertThat(problem.what()).contains("a callback may not call commit");
  }

  private static void say(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// A callback that leaves a word at every moment.
  record Teller() implements Callback {

    @Override
    public void beforeRun(Plan plan, Connection connection) throws SQLException {
      say(connection, tell("run of " + plan.steps().size()));
    }

    @Override
    public void beforeEach(Step.Scripted step, Connection connection) throws SQLException {
      say(connection, tell("before " + step.label()));
    }

    @Override
    public void afterEach(Step.Scripted step, Connection connection) throws SQLException {
      say(connection, tell("after " + step.label()));
    }

    @Override
    public void afterRun(Plan plan, Connection connection) throws SQLException {
      say(connection, tell("end of " + plan.steps().size()));
    }
  }
}
