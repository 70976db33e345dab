package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever breaks outside, the problem names it and says what is in the database.
final class FaultTest {

  private static Project project(Path folder, String url) {
    return new Project(folder.resolve("migrations"), url);
  }

  private static Project slow(Path folder, Database database, String sleep) {
    return project(folder, database.url())
        .file("001_a.up.sql", "create table a (id int);")
        .file("002_b.up.sql", "insert into a values (1);", sleep, "insert into a values (2);");
  }

  /// Runs, and does something to the server a moment after the last script began, which sleeps.
  private static Problem broken(Project project, Runnable harm) {
    List<CompletableFuture<Void>> harms = new ArrayList<>();
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started
                  && started.step().label().equals("002_b")) {
                harms.add(
                    CompletableFuture.runAsync(
                        () -> afterAMoment(harm), Thread::startVirtualThread));
              }
            });
    Problem problem = Project.problem(hub::up);
    harms.forEach(CompletableFuture::join);
    return problem;
  }

  private static void afterAMoment(Runnable harm) {
    try {
      Thread.sleep(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    harm.run();
  }

  @Test
  @Tag("slow")
  void a_server_that_dies_in_a_transaction_leaves_nothing_of_the_script(@TempDir Path folder) {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Project project = slow(folder, server.newDatabase(), "select pg_sleep(10);");

      Problem problem =
          broken(
              project,
              () -> {
                server.kill();
                server.start();
              });

      assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
      assertThat(problem.now())
          .isEqualTo("nothing of this script was kept; 1 earlier step of this run is done");
      assertThat(project.history()).containsExactly("001:applied");
      assertThat(project.ask("select count(*) from a")).containsExactly("0");
      project.file("002_b.up.sql", "insert into a values (1);");
      assertThat(project.hub().up()).hasSize(1);
    }
  }

  /// A script whose commit takes ten seconds; the harm comes while it lasts.
  private static Problem brokenCommit(Path folder, Database database, Runnable harm) {
    Project project =
        project(folder, database.url())
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "create function wait() returns trigger language plpgsql as",
                "$$ begin perform pg_sleep(10); return null; end $$;",
                "create constraint trigger wait after insert on a deferrable initially deferred",
                "for each row execute function wait();")
            .file("002_b.up.sql", "insert into a values (1);");
    return broken(project, harm);
  }

  @Test
  @Tag("slow")
  void a_commit_whose_answer_is_lost_is_settled_by_asking(@TempDir Path folder) {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Problem problem =
          brokenCommit(
              folder,
              server.newDatabase(),
              () -> {
                server.kill();
                server.start();
              });

      assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
      assertThat(problem.what()).contains("before the commit of 002_b was answered");
      assertThat(problem.now()).startsWith("nothing of this script was kept");
    }
  }

  @Test
  @Tag("slow")
  void a_commit_that_nobody_can_be_asked_about_is_told_as_unknown(@TempDir Path folder) {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Problem problem = brokenCommit(folder, server.newDatabase(), server::kill);

      assertThat(problem.code()).isEqualTo(Code.OUTCOME_UNKNOWN);
      assertThat(problem.what()).contains("the commit of 002_b");
      assertThat(problem.now()).startsWith("the script took effect completely or not at all");
      server.start();
    }
  }

  @Test
  @Tag("slow")
  void a_stopped_server_is_told_from_a_wrong_statement(@TempDir Path folder) {
    try (DatabaseServer server = PostgresServer.fresh()) {
      Project project = slow(folder, server.newDatabase(), "select pg_sleep(10);");

      Problem problem = broken(project, server::stop);

      assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
      assertThat(Project.problem(() -> project.hub().up()).code())
          .isEqualTo(Code.SERVER_UNREACHABLE);
    }
  }

  @Test
  @Tag("slow")
  void a_server_that_dies_between_journaled_statements_is_told_truly(@TempDir Path folder) {
    journaled(folder.resolve("mysql"), MySqlServer::fresh);
    journaled(folder.resolve("mariadb"), MariaDbServer::fresh);
  }

  private static void journaled(Path folder, Supplier<DatabaseServer> fresh) {
    try (DatabaseServer server = fresh.get()) {
      Project project = slow(folder, server.newDatabase(), "select sleep(10);");

      Problem problem = broken(project, server::kill);

      assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
      assertThat(problem.now())
          .contains("1 of 3 statements of 002_b are in the database", "still says applying");
      server.start();
      assertThat(project.history()).containsExactly("001:applied", "002:applying");
      assertThat(project.ask("select count(*) from a")).containsExactly("1");
      assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.RUN_UNFINISHED);
    }
  }

  @Test
  void a_wrong_password_is_refused_without_showing_it(@TempDir Path folder) {
    for (Database database :
        new Database[] {
          PostgresServer.shared().newDatabase(),
          MySqlServer.shared().newDatabase(),
          MariaDbServer.shared().newDatabase()
        }) {
      String url = database.url().replace(":" + database.password() + "@", ":hunter2@");
      Project project =
          project(folder.resolve(database.port() + ""), url).file("001_a.up.sql", "select 1;");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(problem.code()).isEqualTo(Code.SIGN_IN_REFUSED);
      assertThat(problem.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void a_database_that_is_not_there_is_named(@TempDir Path folder) {
    for (Database database :
        new Database[] {
          PostgresServer.shared().newDatabase(), MariaDbServer.shared().newDatabase()
        }) {
      Project project =
          project(folder.resolve(database.port() + ""), database.url() + "_gone")
              .file("001_a.up.sql", "select 1;");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(problem.code()).isEqualTo(Code.DATABASE_UNKNOWN);
      assertThat(problem.what()).contains(database.database() + "_gone");
    }
  }

  @Test
  void a_port_where_nobody_listens_is_named(@TempDir Path folder) {
    Project project =
        project(folder, "postgres://nobody@127.0.0.1:1/none").file("001_a.up.sql", "select 1;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.SERVER_UNREACHABLE);
    assertThat(problem.what()).contains("127.0.0.1:1");
  }

  @Test
  void a_user_who_may_not_create_tables_is_told_so(@TempDir Path folder) {
    Database database = PostgresServer.shared().newDatabase();
    Project owner = project(folder, database.url()).file("001_a.up.sql", "select 1;");
    owner.say(
        "create role reader_" + database.database() + " login password 'r'",
        "revoke create on schema public from public");
    Project reader =
        project(
            folder,
            "postgres://reader_%s:r@%s:%d/%s"
                .formatted(
                    database.database(), database.host(), database.port(), database.database()));

    Problem problem = Project.problem(() -> reader.hub().up());

    assertThat(problem.code()).isEqualTo(Code.PRIVILEGE_MISSING);
    assertThat(problem.what()).contains("migrate_hub_migrations", "permission denied");
    assertThat(problem.now()).isEqualTo("nothing was changed");
  }

  @Test
  void a_user_of_mariadb_who_may_not_create_tables_is_told_so(@TempDir Path folder) {
    Database database = MariaDbServer.shared().newDatabase();
    Project owner = project(folder, database.url()).file("001_a.up.sql", "select 1;");
    owner.say(
        "create user reader_%s@'%%' identified by 'r'".formatted(database.database()),
        "grant select on %s.* to reader_%s@'%%'"
            .formatted(database.database(), database.database()));
    Project reader =
        project(
            folder,
            "mysql://reader_%s:r@%s:%d/%s"
                .formatted(
                    database.database(), database.host(), database.port(), database.database()));

    assertThat(Project.problem(() -> reader.hub().up()).code()).isEqualTo(Code.PRIVILEGE_MISSING);
  }

  @Test
  void a_full_database_is_told_and_nothing_is_kept(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder);
    Project project =
        project(folder, "sqlite:" + folder.resolve("data.db") + "?max_page_count=20")
            .file("001_a.up.sql", "create table a (t text);")
            .file("002_b.up.sql", "insert into a values (zeroblob(1000000));");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.DISK_FULL);
    assertThat(problem.now()).startsWith("nothing of this script was kept");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void a_file_that_is_no_database_is_told(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("data.db");
    Files.writeString(
        file,
        "this is not a database, it is a letter to my grandmother, and a long one\n".repeat(9));
    Project project = project(folder, "sqlite:" + file).file("001_a.up.sql", "select 1;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.what()).contains("not a database");
  }
}
