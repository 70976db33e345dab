package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is asked to stop stops, and what it says is so.
final class InterruptionTest {

  private static Project project(Path folder, Database database, String sleep) {
    return new Project(folder.resolve("migrations"), database.url())
        .file("001_a.up.sql", "create table a (id int);")
        .file("002_b.up.sql", "insert into a values (1);", sleep, "insert into a values (2);");
  }

  /// Runs, and asks to stop while the long statement of the second script runs.
  private static Problem interrupted(Project project) {
    MigrateHub[] hub = new MigrateHub[1];
    hub[0] =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started
                  && started.step().label().equals("002_b")) {
                Thread.ofVirtual().start(() -> afterAMoment(hub[0]));
              }
            });
    return Project.problem(hub[0]::up);
  }

  private static void afterAMoment(MigrateHub hub) {
    try {
      Thread.sleep(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hub.interrupt();
  }

  @Test
  void a_transaction_is_rolled_back_and_its_statement_is_gone(@TempDir Path folder) {
    Project project =
        project(folder, PostgresServer.shared().newDatabase(), "select pg_sleep(30.5);");

    Problem problem = interrupted(project);

    assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
    assertThat(problem.now()).startsWith("nothing of this script was kept");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
    assertThat(
            project.ask(
                "select pid from pg_stat_activity"
                    + " where state = 'active' and query like '%pg_sleep(30.5)%' and pid <> pg_backend_pid()"))
        .isEmpty();
  }

  @Test
  void what_was_run_statement_by_statement_is_noted(@TempDir Path folder) {
    for (Database database :
        List.of(MySqlServer.shared().newDatabase(), MariaDbServer.shared().newDatabase())) {
      Project project = project(folder.resolve(database.port() + ""), database, "do sleep(30.5);");

      Problem problem = interrupted(project);

      assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
      assertThat(problem.now()).contains("of 3 statements of 002_b are in the database");
      assertThat(project.history()).containsExactly("001:applied", "002:failed");
    }
  }

  @Test
  void an_engine_that_was_interrupted_runs_again(@TempDir Path folder) {
    Project project =
        project(folder, PostgresServer.shared().newDatabase(), "select pg_sleep(30.5);");
    MigrateHub hub = project.hub();
    hub.interrupt();
    assertThat(Project.problem(hub::up).code()).isEqualTo(Code.RUN_INTERRUPTED);

    project.file("002_b.up.sql", "insert into a values (1);");

    assertThat(hub.up()).hasSize(2);
  }
}
