package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The locks of other tools, on servers.
interface AdoptionLocksContract {

  /// An empty database.
  Site site(Path folder);

  /// A statement that waits for as many seconds.
  String sleep(int seconds);

  @Test
  default void nothing_is_adopted_while_flyway_works(@TempDir Path folder) throws Exception {
    Site site = site(folder);
    Path sql = folder.resolve("sql");
    Project project = new Project(sql, site.url()).file("V1__a.sql", "create table a (id int);");
    RealFlyway.migrate(site, sql);
    project.file("V2__b.sql", "insert into a values (1);", sleep(4), "create table b (id int);");
    CompletableFuture<Void> flyway =
        CompletableFuture.runAsync(() -> RealFlyway.migrate(site, sql));
    awaitSleep(project);

    Problem problem =
        Project.problem(() -> project.hub().limits(Project.HASTY).adopt(AdoptionRequest.ANY));

    assertThat(problem.code()).isEqualTo(Code.TARGET_LOCKED);
    assertThat(problem.what()).contains("Flyway's lock on").contains("is still held by session");
    flyway.get();
    project.hub().adopt(AdoptionRequest.ANY);
    assertThat(project.history()).containsExactly("1:applied", "2:applied");
  }

  private static void awaitSleep(Project project) throws InterruptedException {
    String running =
        project.url().startsWith("postgres")
            ? "select 1 from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()"
            : "select 1 from information_schema.processlist where info like '%sleep(4)%'"
                + " and id <> connection_id()";
    while (project.ask(running).isEmpty()) {
      Thread.sleep(20);
    }
  }

  @Test
  default void liquibase_cannot_begin_while_its_row_is_locked(@TempDir Path folder) {
    Site site = site(folder);
    Path sql = folder.resolve("sql");
    Project project =
        new Project(sql, site.url())
            .file(
                "a.sql",
                "--liquibase formatted sql",
                "--changeset a:1",
                "create table a (id int);");
    RealLiquibase.update(site, sql, 1);
    try (OpenTarget open = OpenTarget.connect(project.target());
        TargetLock _ =
            new ForeignLock.Row("DATABASECHANGELOGLOCK")
                .take(open, "Liquibase", Duration.ofSeconds(5), (holder, since) -> {});
        Session other = project.target().door().open()) {
      other.execute(open.dialect().lockTimeout(Duration.ofMillis(200), Dialect.Scope.SESSION));
      assertThatThrownBy(
              () -> other.update("update DATABASECHANGELOGLOCK set LOCKED = true where ID = 1"))
          .isInstanceOf(SqlFailure.class);
    }
    assertThat(project.ask("select LOCKED from DATABASECHANGELOGLOCK where LOCKED")).isEmpty();
  }
}
