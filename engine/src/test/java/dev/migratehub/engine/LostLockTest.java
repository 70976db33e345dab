package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Version;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script can let go of the lock on the target; the run notices, whatever way it took.
final class LostLockTest {

  private static Database database(String kind) {
    return switch (kind) {
      case "mysql" -> MySqlServer.shared().newDatabase();
      case "mariadb" -> MariaDbServer.shared().newDatabase();
      default -> PostgresServer.shared().newDatabase();
    };
  }

  private static Project project(Path folder, String kind, String release) {
    return new Project(folder.resolve("migrations"), database(kind).url())
        .file(
            "001_a.up.sql",
            "create table a (id int);",
            kind.equals("postgres")
                ? "create function hush() returns void language sql as"
                    + " 'select pg_catalog.pg_advisory_unlock_all()';"
                : "create function hush() returns int no sql return release_all_locks();")
        .file("002_b.up.sql", release, "insert into a values (1);")
        .file("003_c.up.sql", "insert into a values (2);");
  }

  /// Runs, and does something when the first statement of the second script is done.
  private static MigrateHub disturbed(Project project, Runnable disturbance) {
    return project
        .hub()
        .listener(event -> {
          if (event instanceof Event.Statements done
              && done.step().label().equals("002_b")
              && done.done() == 1) {
            disturbance.run();
          }
        });
  }

  private static TargetLock taken(OpenTarget other) {
    TableName name = new HistoryTable(other, TableName.DEFAULT).name();
    return TargetLock.take(other, name, Duration.ZERO, (holder, since) -> {});
  }

  private static boolean isFree(Project project) {
    try (OpenTarget other = OpenTarget.connect(project.target());
        TargetLock _ = taken(other)) {
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres: select pg_advisory_unlock_all();",
        "postgres: discard all;",
        "mysql: do release_all_locks();",
        "mariadb: do release_all_locks();"
      })
  void a_lock_that_a_statement_lets_go_is_taken_again_at_once(String how, @TempDir Path folder) {
    String[] kindAndStatement = how.split(": ", 2);
    Project project = project(folder, kindAndStatement[0], kindAndStatement[1]);
    List<Boolean> free = new ArrayList<>();

    disturbed(project, () -> free.add(isFree(project))).up();

    assertThat(free).containsExactly(false);
    assertThat(project.history()).containsExactly("001:applied", "002:applied", "003:applied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql", "mariadb"})
  void a_lock_that_a_function_lets_go_is_taken_again_before_the_next_script(
      String kind, @TempDir Path folder) {
    Project project = project(folder, kind, "select hush();");
    List<Boolean> free = new ArrayList<>();
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started && started.index() == 3) {
                free.add(isFree(project));
              }
            });

    assertThat(hub.up()).hasSize(3);

    assertThat(free).containsExactly(false);
  }

  @Test
  void a_lock_that_somebody_else_took_meanwhile_stops_the_script(@TempDir Path folder) {
    Project project = project(folder, "postgres", "select hush();");
    try (OpenTarget other = OpenTarget.connect(project.target())) {
      Problem problem = Project.problem(disturbed(project, () -> taken(other))::up);

      assertThat(problem.code()).isEqualTo(Code.LOCK_LOST);
      assertThat(problem.what())
          .contains("002_b", "is held by session " + other.identity().session());
      assertThat(problem.now())
          .isEqualTo("nothing of this script was kept; 1 earlier step of this run is done");
    }
    assertThat(project.history()).containsExactly("001:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void what_took_effect_before_the_loss_is_noted_and_nothing_follows(
      String kind, @TempDir Path folder) {
    Project project = project(folder, kind, "select hush();");
    try (OpenTarget other = OpenTarget.connect(project.target())) {
      Problem problem = Project.problem(disturbed(project, () -> taken(other))::up);

      assertThat(problem.code()).isEqualTo(Code.LOCK_LOST);
      assertThat(problem.what())
          .contains("002_b", "is held by session " + other.identity().session());
      assertThat(problem.now()).isEqualTo("002_b and the step before it in this run are done");
    }
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql", "mariadb"})
  void a_history_that_moved_while_the_lock_was_gone_stops_the_run(
      String kind, @TempDir Path folder) {
    Project project = project(folder, kind, "select hush();");
    Request.Force force = new Request.Force(Optional.of(Version.of("3")));
    Project other = new Project(folder.resolve("migrations"), project.url());

    Problem problem = Project.problem(disturbed(project, () -> other.hub().execute(force))::up);

    assertThat(problem.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(problem.what()).contains("002_b", "changed the history");
    assertThat(project.ask("select count(*) from a"))
        .containsExactly(kind.equals("postgres") ? "0" : "1");
  }
}
