package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PgBouncer;
import dev.migratehub.testkit.PgBouncer.Mode;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Behind a pooler that gives each transaction another session, a lease in a table is the lock.
@Tag("slow")
final class PoolerTest {

  private static final String LEASE = "migrate_hub_migrations_lock";
  private static final String THEFT =
      "update " + LEASE + " set owner = 'thief', heartbeat = clock_timestamp()";
  private static final String LEFT =
      "select extract(epoch from heartbeat - clock_timestamp()) > -30 from " + LEASE;

  @TempDir private Path folder;
  private Database database;
  private PgBouncer pooler;
  private Project pooled;
  private Project direct;

  @BeforeEach
  void start() {
    database = PostgresServer.shared().newDatabase();
    pooler = PgBouncer.before(database, Mode.TRANSACTION);
    pooled = new Project(folder.resolve("migrations"), pooler.database().url());
    direct = new Project(folder.resolve("migrations"), database.url());
    direct
        .file("001_a.up.sql", "create table a (id int);")
        .file("002_b.up.sql", "insert into a values (1);", "insert into a values (2);");
  }

  @AfterEach
  void stop() {
    pooler.close();
  }

  /// A run that does something when the first statement of the second script is done.
  private static MigrateHub disturbed(Project project, Runnable disturbance) {
    return project.hub().listener(atFirstStatement(event -> disturbance.run()));
  }

  private static Consumer<Event> atFirstStatement(Consumer<Event> then) {
    return event -> {
      if (event instanceof Event.Statements done
          && done.step().label().equals("002_b")
          && done.done() == 1) {
        then.accept(event);
      }
    };
  }

  private static MigrateHub impatient(Project project) {
    return project
        .hub()
        .limits(new Limits(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ZERO, 0));
  }

  @Test
  void a_run_holds_a_lease_that_is_free_afterwards() {
    List<String> owners = new ArrayList<>();

    disturbed(pooled, () -> owners.addAll(direct.ask("select owner from " + LEASE))).up();

    assertThat(owners).singleElement().asString().hasSizeGreaterThan(30);
    assertThat(direct.ask("select owner from " + LEASE)).containsExactly("");
    assertThat(direct.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void whoever_waits_is_told_who_holds_the_lease() {
    List<Problem> problems = new ArrayList<>();

    disturbed(
            pooled,
            () -> {
              problems.add(Project.problem(impatient(pooled)::up));
              problems.add(Project.problem(impatient(direct)::up));
            })
        .up();

    String holder =
        "held by session %d (%s at "
            .formatted(ProcessHandle.current().pid(), System.getProperty("user.name"));
    assertThat(problems)
        .hasSize(2)
        .allSatisfy(problem -> {
          assertThat(problem.code()).isEqualTo(Code.TARGET_LOCKED);
          assertThat(problem.what()).contains(holder, ", since 20");
        });
  }

  @Test
  void a_run_past_the_pooler_keeps_one_through_it_out() {
    List<Problem> problems = new ArrayList<>();

    direct
        .hub()
        .listener(event -> {
          if (event instanceof Event.Started started && started.step().label().equals("002_b")) {
            problems.add(Project.problem(impatient(pooled)::up));
          }
        })
        .up();

    assertThat(problems).singleElement().extracting(Problem::code).isEqualTo(Code.TARGET_LOCKED);
    assertThat(pooled.hub().up()).isEmpty();
  }

  @Test
  void the_lease_of_a_dead_owner_is_taken_over() {
    pooled.hub().up();
    for (Project project : List.of(pooled, direct)) {
      project.say(
          "update "
              + LEASE
              + " set owner = 'dead', heartbeat = clock_timestamp() - interval '29 s'");
      project.file("003_" + project.hashCode() + ".up.sql", "select 1;");
      assertThat(Project.problem(impatient(project)::up).code()).isEqualTo(Code.TARGET_LOCKED);

      assertThat(project.hub().up()).hasSize(1);

      assertThat(direct.ask("select owner from " + LEASE)).containsExactly("");
      project.delete("003_" + project.hashCode() + ".up.sql");
      direct.say("delete from migrate_hub_migrations where migration_key = '003'");
    }
  }

  @Test
  void whoever_lost_the_lease_cannot_commit() {
    Problem problem = Project.problem(disturbed(pooled, () -> direct.say(THEFT))::up);

    assertThat(problem.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(problem.now()).startsWith("nothing of this script was kept");
    assertThat(direct.history()).containsExactly("001:applied");
    assertThat(direct.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  void nobody_takes_the_lease_of_a_script_that_runs_however_late_its_heartbeat_is() {
    String late = "update " + LEASE + " set heartbeat = clock_timestamp() - interval '1 h'";
    List<Problem> problems = new ArrayList<>();

    disturbed(
            pooled,
            () -> {
              direct.say(late);
              problems.add(Project.problem(impatient(pooled)::up));
              direct.say(late);
              problems.add(Project.problem(impatient(direct)::up));
            })
        .up();

    assertThat(problems).extracting(Problem::code).containsOnly(Code.TARGET_LOCKED).hasSize(2);
    assertThat(direct.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void a_heartbeat_goes_on_while_a_statement_runs() {
    pooled.file("003_c.up.sql", "select pg_sleep(7);");
    List<String> fresh = new ArrayList<>();

    pooled
        .hub()
        .listener(event -> {
          if (event instanceof Event.Statements done && done.step().label().equals("003_c")) {
            fresh.addAll(
                direct.ask("select extract(epoch from heartbeat - since) > 4 from " + LEASE));
          }
        })
        .up();

    assertThat(fresh).containsExactly("t");
    assertThat(direct.ask(LEFT)).containsExactly("t");
  }

  @Test
  void a_pooler_that_keeps_the_session_needs_no_lease() {
    try (PgBouncer session = PgBouncer.before(database, Mode.SESSION)) {
      Project project = new Project(folder.resolve("migrations"), session.database().url());
      project.file("003_i.up.sql", "set lock_timeout = '3s';", "vacuum a;");

      assertThat(project.hub().up()).hasSize(3);

      assertThat(direct.ask("select to_regclass('" + LEASE + "')::text")).containsExactly("");
    }
  }

  @Test
  void what_the_server_runs_alone_anyway_runs_statement_by_statement() {
    pooled.file("003_i.up.sql", "create index concurrently i on a (id);", "vacuum a;");

    assertThat(pooled.hub().up()).hasSize(3);

    assertThat(direct.history()).last().isEqualTo("003:applied");
  }

  @Test
  void a_script_that_needs_a_session_is_refused_before_anything_runs() {
    pooled.file("003_i.up.sql", "set work_mem = '99MB';", "create index concurrently i on a (id);");

    Problem problem = Project.problem(pooled.hub()::up);

    assertThat(problem.code()).isEqualTo(Code.SESSION_NOT_KEPT);
    assertThat(problem.what()).contains("003_i.up.sql", "CREATE INDEX CONCURRENTLY on line 2");
    assertThat(Project.problem(() -> pooled.hub().plan(Request.Up.ALL)).code())
        .isEqualTo(Code.SESSION_NOT_KEPT);
    assertThat(direct.history()).isEmpty();
    assertThat(direct.hub().up()).hasSize(3);
  }

  @Test
  void nothing_is_set_in_sessions_that_others_use() {
    try (PgBouncer single = PgBouncer.before(database, Mode.TRANSACTION, "default_pool_size = 1")) {
      Project project = new Project(folder.resolve("migrations"), single.database().url());
      project
          .file("003_c.up.sql", "set search_path = pg_catalog;", "set work_mem = '99MB';")
          .file("004_i.up.sql", "create index concurrently i on a (id);");

      assertThat(project.hub().up()).hasSize(4);

      assertThat(
              project.ask(
                  "select name || '=' || setting from pg_settings where source = 'session'"
                      + " and name not in ('application_name', 'extra_float_digits', 'DateStyle', 'TimeZone',"
                      + " 'client_encoding')"))
          .isEmpty();
    }
  }

  @Test
  void everything_is_dropped_under_the_lease() {
    pooled.hub().up();

    assertThat(pooled.hub().drop()).isPositive();

    assertThat(direct.ask("select count(*) from pg_tables where schemaname = 'public'"))
        .containsExactly("0");
    assertThat(pooled.hub().up()).hasSize(2);
  }

  @Test
  void history_is_forced_only_by_who_holds_the_lease() {
    pooled.hub().up();
    Request.Force force = new Request.Force(Optional.empty());
    MigrateHub robbed =
        pooled
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started && started.index() == 2) {
                direct.say(THEFT);
              }
            });

    assertThat(Project.problem(() -> robbed.execute(force)).code()).isEqualTo(Code.LOCK_LOST);
    assertThat(direct.history()).containsExactly("001:rolled_back", "002:applied");

    direct.say("update " + LEASE + " set owner = ''");
    pooled.hub().execute(force);
    assertThat(direct.history()).containsExactly("001:rolled_back", "002:rolled_back");
  }

  @Test
  void what_the_pooler_has_to_bear_with_is_told() {
    String url = pooler.database().url() + "?search_path=public";

    Problem problem = Project.problem(new Project(folder.resolve("migrations"), url).hub()::up);

    assertThat(problem.what()).contains("ignore_startup_parameters = search_path");
  }

  @Test
  void who_blocks_a_script_is_named() {
    pooled.hub().up();
    pooled.file("003_c.up.sql", "-- migr8: retries=0 lock-timeout=5s", "alter table a add b int;");
    try (Session other = direct.target().door().open()) {
      other.execute("begin");
      other.execute("lock table a in access share mode");
      String pid = other.query("select pg_backend_pid()", Row::first).getFirst();

      Problem problem = Project.problem(pooled.hub()::up);

      assertThat(problem.code()).isEqualTo(Code.STATEMENT_BLOCKED);
      assertThat(problem.what()).contains("held up by session " + pid + " ");
    }
  }

  @Test
  void a_run_that_is_asked_to_stop_stops() {
    pooled.file("002_b.up.sql", "insert into a values (1);", "select pg_sleep(31.5);");
    MigrateHub[] hub = new MigrateHub[1];
    hub[0] = disturbed(pooled, () -> hub[0].interrupt());

    Problem problem = Project.problem(hub[0]::up);

    assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
    assertThat(problem.now()).startsWith("nothing of this script was kept");
    assertThat(
            direct.ask(
                "select pid from pg_stat_activity where state = 'active'"
                    + " and query like '%pg_sleep(31.5)%' and pid <> pg_backend_pid()"))
        .isEmpty();
  }

  @Test
  @Tag("slow")
  void a_commit_whose_answer_is_lost_is_settled_by_asking() {
    pooled.file(
        "001_a.up.sql",
        "create table a (id int);",
        "create function wait() returns trigger language plpgsql as",
        "$$ begin perform pg_sleep(10); return null; end $$;",
        "create constraint trigger wait after insert on a deferrable initially deferred",
        "for each row execute function wait();");
    String end =
        "select pg_terminate_backend(pid) from pg_stat_activity where query = 'commit'"
            + " and state = 'active'";
    Runnable ending =
        () -> {
          while (direct.ask(end).isEmpty()) {
            Thread.onSpinWait();
          }
        };

    Problem problem =
        Project.problem(disturbed(pooled, () -> Thread.ofVirtual().start(ending))::up);

    assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
    assertThat(problem.what()).contains("before the commit of 002_b was answered");
    assertThat(problem.now())
        .isEqualTo("nothing of this script was kept; 1 earlier step of this run is done");
    assertThat(direct.ask("select owner from " + LEASE)).containsExactly("");
  }
}
