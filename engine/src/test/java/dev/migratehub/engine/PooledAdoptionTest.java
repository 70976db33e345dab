package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adoption behind a pooler that gives each transaction another session.
final class PooledAdoptionTest {

  @TempDir private Path folder;
  private Database database;
  private PgBouncer pooler;

  @BeforeEach
  void start() {
    database = PostgresServer.shared().newDatabase();
    pooler = PgBouncer.before(database, Mode.TRANSACTION);
  }

  @AfterEach
  void stop() {
    pooler.close();
  }

  private Project project(String url) {
    return new Project(folder.resolve("sql"), url);
  }

  @Test
  void a_lock_that_belongs_to_a_session_is_not_taken_through_it() {
    Project direct = project(database.url()).file("001_a.up.sql", "create table a (id int);");
    direct.say(Definitions.postgres(Tool.GOLANG_MIGRATE).toArray(String[]::new));
    direct.say("insert into schema_migrations values (1, false)");
    Project pooled = project(pooler.database().url());
    assertThat(pooled.hub().adoption(AdoptionRequest.ANY).adopted()).hasSize(1);

    Problem problem = Project.problem(() -> pooled.hub().adopt(AdoptionRequest.ANY));

    assertThat(problem.code()).isEqualTo(Code.SESSION_NOT_KEPT);
    assertThat(problem.what()).contains("the lock of golang-migrate cannot be held");
    assertThat(direct.history()).isEmpty();
  }

  @Test
  void a_lock_that_is_a_row_is() {
    Site site = Site.of("org.postgresql.Driver", database);
    Project direct =
        project(database.url())
            .file(
                "a.sql",
                "--liquibase formatted sql",
                "--changeset a:1",
                "create table a (id int);");
    RealLiquibase.update(site, folder.resolve("sql"), 1);

    project(pooler.database().url()).hub().adopt(AdoptionRequest.ANY);

    assertThat(direct.history()).containsExactly("a.sql::a:1:applied");
  }
}
