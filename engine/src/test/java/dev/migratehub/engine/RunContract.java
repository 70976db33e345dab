package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What running migrations means on every database.
interface RunContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  private Project three(Path folder) {
    return project(folder).three();
  }

  @Test
  default void everything_pending_is_applied_in_the_order_of_numbers(@TempDir Path folder) {
    Project project = three(folder);

    assertThat(project.hub().up()).hasSize(3);

    assertThat(project.history()).containsExactly("001:applied", "002:applied", "010:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("3");
  }

  @Test
  default void it_is_told_how_many_rows_a_script_changed(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "insert into a values (1), (2), (3);",
                "select n from a;",
                "update a set n = n + 10 where n < 3;",
                "delete from a where n = 3;")
            .file("002_b.up.sql", "create table b (n int);")
            .file(
                "003_c.up.sql",
                "-- migr8: transaction=no_transaction",
                "insert into a values (4), (5);",
                "create table c (n int);",
                "delete from a where n = 4;");

    assertThat(project.hub().up())
        .extracting(it -> it.rows().orElseThrow())
        .containsExactly(6L, 0L, 3L);
  }

  @Test
  default void nothing_pending_does_nothing(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    List<Entry> before = project.hub().history().entries();

    assertThat(project.hub().up()).isEmpty();

    assertThat(project.hub().history().entries()).isEqualTo(before);
  }

  @Test
  default void a_plan_touches_nothing(@TempDir Path folder) {
    Project project = three(folder);

    Plan plan = project.hub().plan(Request.Up.ALL);

    assertThat(plan.steps())
        .extracting(step -> step.label())
        .containsExactly("001_a", "002_b", "010_c");
    assertThat(project.history()).isEmpty();
    assertThat(project.hub().status().pending()).isEqualTo(3);
  }

  @Test
  default void up_goes_as_far_as_asked(@TempDir Path folder) {
    Project project = three(folder);

    project.hub().execute(new Request.Up(Optional.of(1), Optional.empty()));
    assertThat(project.history()).containsExactly("001:applied");

    project.hub().execute(new Request.Up(Optional.empty(), Optional.of(Version.of("2"))));
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  default void down_takes_back_the_last_ones_and_up_brings_them_again(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();

    project.hub().down(2);
    assertThat(project.history())
        .containsExactly("001:applied", "002:rolled_back", "010:rolled_back");
    assertThat(project.ask("select count(*) from a")).containsExactly("1");

    project.hub().up();
    assertThat(project.history()).containsExactly("001:applied", "002:applied", "010:applied");
  }

  @Test
  default void down_finds_a_migration_by_any_of_its_names(@TempDir Path folder) {
    for (String name : List.of("010", "c", "010_c", "010_c.down.sql")) {
      Project project = three(folder.resolve(name.replace('.', '-')));
      project.hub().up();
      project.hub().execute(new Request.DownNamed(name));
      assertThat(project.history())
          .containsExactly("001:applied", "002:applied", "010:rolled_back");
    }
  }

  @Test
  default void goto_goes_up_and_down(@TempDir Path folder) {
    Project project = three(folder);

    project.hub().execute(new Request.GoTo(Optional.of(Version.of("2"))));
    assertThat(project.history()).containsExactly("001:applied", "002:applied");

    project.hub().execute(new Request.GoTo(Optional.of(Version.of("1"))));
    assertThat(project.history()).containsExactly("001:applied", "002:rolled_back");

    project.hub().execute(new Request.GoTo(Optional.empty()));
    assertThat(project.history()).containsExactly("001:rolled_back", "002:rolled_back");
  }

  @Test
  default void redo_takes_back_and_applies_again(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();

    assertThat(project.hub().execute(new Request.Redo())).hasSize(2);

    assertThat(project.history()).containsExactly("001:applied", "002:applied", "010:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("3");
  }

  @Test
  default void a_failure_says_where_and_the_earlier_ones_stay(@TempDir Path folder) {
    Project project =
        three(folder)
            .file(
                "011_bad.up.sql",
                "insert into a values (4);",
                "",
                "insert into nowhere values (1);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(problem.what())
        .contains("011_bad.up.sql stopped at statement 2 (line 3)", "nowhere");
    assertThat(problem.now()).contains("3 earlier steps");
    assertThat(problem.excerpt().orElseThrow().line()).isEqualTo("insert into nowhere values (1);");
    assertThat(project.hub().status().current().orElseThrow().id().text()).isEqualTo("010");
  }

  @Test
  default void a_missing_down_script_is_refused_before_anything_runs(@TempDir Path folder) {
    Project project = three(folder).file("011_d.up.sql", "insert into a values (11);");
    project.hub().up();

    Problem problem = Project.problem(() -> project.hub().down(2));

    assertThat(problem.code()).isEqualTo(Code.DOWN_MISSING);
    assertThat(project.ask("select count(*) from a")).containsExactly("4");
  }

  @Test
  default void an_empty_script_is_listed_and_never_run(@TempDir Path folder) {
    Project project = three(folder).file("011_d.up.sql", "", " ");
    assertThat(project.hub().status().pending()).isEqualTo(4);

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_EMPTY);
    assertThat(problem.what()).contains("011_d.up.sql");
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void an_empty_down_script_is_refused_and_named(@TempDir Path folder) {
    Project project = three(folder).file("010_c.down.sql", "");
    assertThat(project.hub().up()).hasSize(3);

    Problem problem = Project.problem(() -> project.hub().down(1));

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_EMPTY);
    assertThat(problem.what()).isEqualTo("010_c.down.sql is empty");
    assertThat(project.hub().validate()).extracting(Problem::what).containsExactly(problem.what());
    assertThat(project.history()).last().isEqualTo("010:applied");
  }

  @Test
  default void a_script_of_comments_does_nothing_on_purpose(@TempDir Path folder) {
    Project project = three(folder).file("011_d.up.sql", "-- not needed on this database");

    assertThat(project.hub().up()).hasSize(4);
  }

  @Test
  default void a_script_that_changes_while_another_runs_is_no_success(@TempDir Path folder) {
    Project project = three(folder);
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started && started.index() == 1) {
                project.file("002_b.up.sql", "create table z (id int primary key);");
              }
            });

    Problem problem = Project.problem(hub::up);

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_CHANGED_MEANWHILE);
    assertThat(project.hub().history().has(MigrationId.of("002"))).isFalse();
  }

  @Test
  default void a_script_that_becomes_unreadable_while_another_runs_has_changed(
      @TempDir Path folder) {
    Project project = three(folder);
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started && started.index() == 1) {
                project.file("002_b.up.sql", "create table z (id int primary key); select 'never");
              }
            });

    assertThat(Project.problem(hub::up).code()).isEqualTo(Code.SCRIPT_CHANGED_MEANWHILE);
  }

  @Test
  default void an_unknown_version_is_refused(@TempDir Path folder) {
    Project project = three(folder);
    assertThat(
            Project.problem(
                    () -> project.hub().execute(new Request.GoTo(Optional.of(Version.of("7")))))
                .code())
        .isEqualTo(Code.VERSION_UNKNOWN);
  }

  @Test
  default void eight_runs_at_once_apply_everything_once(@TempDir Path folder) throws Exception {
    Project project = three(folder);
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runs.add(
            pool.submit(
                () -> new Project(folder.resolve("migrations"), project.url()).hub().up().size()));
      }
      int applied = 0;
      for (Future<Integer> run : runs) {
        applied += run.get();
      }
      assertThat(applied).isEqualTo(3);
    }
    assertThat(project.ask("select count(*) from a")).containsExactly("3");
  }

  @Test
  default void events_tell_the_story(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();

    assertThat(project.events().getFirst()).isInstanceOf(Event.Planned.class);
    assertThat(project.events().getLast()).isInstanceOf(Event.Completed.class);
    assertThat(project.events()).filteredOn(event -> event instanceof Event.Finished).hasSize(3);
  }

  @Test
  default void drop_leaves_nothing(@TempDir Path folder) {
    Project project = three(folder).file("011_v.up.sql", "create view v as select id from a;");
    project.hub().up();

    assertThat(project.hub().drop()).isPositive();

    assertThat(project.history()).isEmpty();
    assertThat(project.hub().up()).hasSize(4);
  }
}
