package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import dev.migratehub.testkit.Wire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small quick scripts in a row reach PostgreSQL in one message, and nobody can tell it but by the
/// time it takes.
class SharedMessageTest {

  private static final int MANY = 40;
  private static final Pattern EARLIER = Pattern.compile("(\\d+) earlier steps? of this run");

  @TempDir private Path folder;
  private Project project;
  private Database database;

  @BeforeEach
  void begin() {
    database = PostgresServer.shared().newDatabase();
    project =
        new Project(folder.resolve("migrations"), database.url())
            .file("001_a.up.sql", "create table a (id int primary key, came timestamptz);");
    for (int number = 2; number <= MANY; number++) {
      writing(number, "insert into a values (%d, statement_timestamp());".formatted(number));
    }
  }

  private void writing(int number, String... lines) {
    project.file(file(number), lines);
  }

  private static String file(int number) {
    return "%03d_b.up.sql".formatted(number);
  }

  private List<String> ids() {
    return project.ask("select id from a order by id");
  }

  private static List<String> numbers(int... left) {
    return IntStream.rangeClosed(2, MANY)
        .filter(number -> IntStream.of(left).noneMatch(it -> it == number))
        .mapToObj(Integer::toString)
        .toList();
  }

  private List<String> finished() {
    return project.events().stream()
        .filter(Event.Finished.class::isInstance)
        .map(it -> ((Event.Finished) it).outcome().step().label())
        .toList();
  }

  @Test
  void quick_scripts_share_messages_and_each_is_told() {
    List<Outcome> outcomes = project.hub().up();

    assertThat(ids()).isEqualTo(numbers());
    assertThat(Integer.parseInt(project.ask("select count(distinct came) from a").getFirst()))
        .isLessThan(MANY / 2);
    assertThat(finished())
        .hasSize(MANY)
        .containsExactlyElementsOf(outcomes.stream().map(it -> it.step().label()).toList());
    assertThat(outcomes.stream().skip(1)).allMatch(it -> it.rows().orElseThrow() == 1);
    assertThat(project.hub().history().entries().stream().map(Entry::position))
        .containsExactlyElementsOf(Stream.iterate(1L, it -> it + 1).limit(MANY).toList());
  }

  @Test
  void the_history_says_of_each_when_it_began_and_how_long_it_took() {
    writing(20, "insert into a select 20, now() from pg_sleep(0.3);");

    List<Outcome> outcomes = project.hub().up();

    List<Entry> entries = project.hub().history().entries();
    assertThat(entries.get(19).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(outcomes.get(19).took()).isEqualTo(entries.get(19).duration());
    for (int i = 1; i < MANY; i++) {
      Instant started = entries.get(i).startedAt().orElseThrow();
      Instant applied = entries.get(i).appliedAt().orElseThrow();
      assertThat(started).isAfterOrEqualTo(entries.get(i - 1).appliedAt().orElseThrow());
      assertThat(applied).isAfterOrEqualTo(started);
      assertThat(entries.get(i).duration().toMillis())
          .isCloseTo(Duration.between(started, applied).toMillis(), within(1L));
    }
  }

  @Test
  void what_fails_in_the_midst_is_named_and_what_was_before_it_stays() {
    writing(25, "insert into a values (1000, null);", "insert into a values (7, null);");

    Problem problem = Project.problem(project.hub()::up);

    assertThat(problem.what()).contains("025_b.up.sql stopped at statement 2");
    assertThat(problem.now())
        .isEqualTo("nothing of this script was kept; 24 earlier steps of this run are done");
    assertThat(ids()).isEqualTo(numbers(IntStream.rangeClosed(25, MANY).toArray()));
    assertThat(project.history()).hasSize(24);
    assertThat(finished()).hasSize(24);
    writing(25, "insert into a values (25, null);");
    assertThat(project.hub().up()).hasSize(MANY - 24);
    assertThat(ids()).isEqualTo(numbers());
  }

  @Test
  void what_cannot_be_read_is_named_and_what_was_before_it_stays() {
    writing(25, "insert into a values (1000, null);", "insert a into values;");

    Problem problem = Project.problem(project.hub()::up);

    assertThat(problem.what()).contains("025_b.up.sql stopped at statement 2").contains("syntax");
    assertThat(problem.now()).contains("24 earlier steps");
    assertThat(ids()).isEqualTo(numbers(IntStream.rangeClosed(25, MANY).toArray()));
    assertThat(project.history()).hasSize(24);
  }

  @Test
  void what_only_the_commit_finds_is_of_its_own_script() {
    writing(
        25,
        "create table late (id int references a (id) deferrable initially deferred);",
        "insert into late values (4242);");

    Problem problem = Project.problem(project.hub()::up);

    assertThat(problem.what()).contains("025_b").contains("foreign key");
    assertThat(project.history()).hasSize(24);
  }

  @Test
  void what_the_server_says_is_said_of_the_script_that_it_is_about() {
    writing(25, "drop table if exists never;", "insert into a values (25, null);");

    project.hub().up();

    assertThat(notices())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.step().label()).isEqualTo("025_b");
          assertThat(it.text()).contains("never").doesNotContain("one:");
        });
  }

  @Test
  void what_a_trigger_says_is_said_of_the_scripts_that_it_may_be_about() {
    writing(
        3,
        "create function speak() returns trigger language plpgsql as",
        "$$ begin if new.id = 30 then raise notice 'thirty'; end if; return new; end $$;",
        "create trigger speak before insert on a for each row execute function speak();",
        "insert into a values (3, null);");

    project.hub().up();

    assertThat(notices())
        .singleElement()
        .satisfies(it ->
            assertThat(it.text()).endsWith("thirty").matches("of 0\\d\\d_b to 0\\d\\d_b, one: .*"));
  }

  private List<Event.Notice> notices() {
    return project.events().stream()
        .filter(Event.Notice.class::isInstance)
        .map(Event.Notice.class::cast)
        .toList();
  }

  @Test
  void what_takes_long_in_the_midst_is_done_all_the_same() {
    writing(25, "insert into a select 25, null from pg_sleep(1.3);");

    project.hub().up();

    assertThat(ids()).isEqualTo(numbers());
    assertThat(project.history()).hasSize(MANY).allMatch(it -> it.endsWith(":applied"));
  }

  @Test
  void a_script_may_make_the_server_forget_what_it_keeps_for_the_session() {
    writing(10, "deallocate all;", "insert into a values (10, null);");
    writing(20, "do $$ begin execute 'deallocate all'; end $$;");

    project.hub().up();

    assertThat(ids()).isEqualTo(numbers(20));
    assertThat(project.history()).hasSize(MANY);
  }

  @Test
  void nothing_is_left_in_a_session_that_somebody_gets_back() throws Exception {
    writing(
        MANY,
        "insert into a select %d from pg_prepared_statements".formatted(MANY),
        "where name like 'migr8%';");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      MigrateHub.on(pool).scripts(folder.resolve("migrations")).up();

      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement();
          ResultSet kept =
              statement.executeQuery(
                  "select count(*) from pg_prepared_statements where name like 'migr8%'")) {
        kept.next();
        assertThat(kept.getInt(1)).isZero();
      }
    }
    // The last script saw what was kept while the run went on.
    assertThat(ids()).isEqualTo(numbers());
  }

  @Test
  void a_driver_that_was_told_to_take_messages_apart_gets_each_script_alone() {
    String url = project.url() + (project.url().contains("?") ? "&" : "?");

    new Project(folder.resolve("migrations"), url + "preferQueryMode=extended").hub().up();

    assertThat(project.ask("select count(distinct came) from a")).containsExactly("" + (MANY - 1));
    assertThat(project.hub().history().entries()).allMatch(it -> !it.duration().isNegative());
  }

  @Test
  void a_script_may_take_the_row_of_one_before_it_away() {
    writing(
        24,
        "insert into a values (24, null);",
        "delete from migrate_hub_migrations where migration_key in ('022', '023');");
    writing(27, "insert into a values (7, null);");

    Problem problem = Project.problem(project.hub()::up);

    assertThat(problem.what()).contains("027_b");
    assertThat(problem.now()).contains("26 earlier steps");
    assertThat(ids()).isEqualTo(numbers(IntStream.rangeClosed(27, MANY).toArray()));
  }

  @Test
  void a_row_of_an_earlier_run_proves_nothing() {
    Project other =
        new Project(folder.resolve("flyway"), database.url())
            .file("V1__a.sql", "create table b (id int);")
            .file("R__views.sql", "comment on table b is 'one';");
    MigrateHub hub = other.hub();
    hub.up();
    other.file("R__views.sql", "comment on table nowhere is 'two';");

    assertThat(Project.problem(hub::up).what()).contains("R__views.sql stopped at statement 1");
  }

  @Test
  void rows_that_the_history_does_not_take_are_told() {
    project.hub().up();
    project.say(
        "create function deaf() returns trigger language plpgsql as $$ begin return null; end $$",
        "create trigger deaf before insert on migrate_hub_migrations"
            + " for each row execute function deaf()");
    project.file("041_c.up.sql", "insert into a values (41, null);");

    Problem problem = Project.problem(project.hub()::up);

    assertThat(problem.code()).isEqualTo(Code.HISTORY_TABLE_FOREIGN);
    assertThat(problem.now()).startsWith("041_c is in the database, complete");
    assertThat(project.ask("select count(*) from a where id = 41")).containsExactly("1");
  }

  @Test
  void what_was_said_before_a_failure_further_behind_is_not_lost() {
    writing(
        3,
        "create function speak() returns trigger language plpgsql as",
        "$$ begin if new.id = 26 then raise warning 'said'; end if; return new; end $$;",
        "create trigger speak before insert on a for each row execute function speak();",
        "insert into a values (3, null);");
    writing(27, "insert into a values (7, null);");

    Project.problem(project.hub()::up);

    assertThat(notices()).anySatisfy(it -> assertThat(it.text()).endsWith("said"));
  }

  @Test
  void a_query_without_columns_is_heard_and_counted() {
    writing(
        5,
        "create function talk() returns int language plpgsql as",
        "$$ begin raise notice 'talked'; return 1; end $$;",
        "insert into a values (5, null);");
    writing(6, "insert into a values (6, null);", "select from talk();");

    List<Outcome> outcomes = project.hub().up();

    assertThat(outcomes.get(5).rows()).hasValue(1);
    assertThat(notices())
        .singleElement()
        .satisfies(it -> assertThat(it.step().label()).isEqualTo("006_b"));
  }

  @Test
  void the_servers_long_bound_for_statements_does_not_make_a_message_wait() {
    project.say(
        "alter database %s set statement_timeout = '5min'"
            .formatted(project.ask("select current_database()").getFirst()));
    List<Long> told = new ArrayList<>();
    writing(25, "insert into a values (25, null);", "insert into a select 250 from pg_sleep(1.5);");

    project
        .hub()
        .listener(event -> {
          if (event instanceof Event.Statements it && it.step().label().equals("025_b")) {
            told.add(
                project.ask("select count(*) from a where id = 25").getFirst().equals("1")
                    ? 1L
                    : 0L);
          }
        })
        .up();

    // Statement by statement: the first was told of before anything was committed.
    assertThat(told).containsExactly(0L, 0L);
    assertThat(project.history()).hasSize(MANY);
  }

  @Test
  void scripts_with_wishes_of_their_own_stand_between() {
    writing(10, "-- migr8: statement-timeout=30s", "insert into a values (10, null);");
    writing(15, "-- migr8: lock-timeout=7s", "insert into a values (15, null);");
    writing(20, "-- migr8: transaction=no_transaction", "create index concurrently i on a (came);");
    writing(25, "set search_path = pg_catalog;", "insert into public.a values (25, null);");
    writing(30, "savepoint s;", "insert into a values (30, null);", "release s;");

    project.hub().up();

    assertThat(ids()).isEqualTo(numbers(20));
    assertThat(project.history()).hasSize(MANY).allMatch(it -> it.endsWith(":applied"));
  }

  @Test
  void who_asks_to_stop_learns_what_is_done() {
    MigrateHub hub = project.hub();
    hub =
        hub.listener(event -> {
          project.events().add(event);
          if (event instanceof Event.Finished it && it.outcome().step().label().equals("009_b")) {
            interrupting.run();
          }
        });
    interrupting = hub::interrupt;

    Problem problem = Project.problem(hub::up);

    assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
    assertThat(project.history()).hasSizeBetween(9, 30);
    assertThat(earlier(problem)).isEqualTo(project.history().size());
    assertThat(finished()).hasSize(project.history().size());
    project.hub().up();
    assertThat(ids()).isEqualTo(numbers());
  }

  private Runnable interrupting = () -> {};

  private static int earlier(Problem problem) {
    Matcher matcher = EARLIER.matcher(problem.now());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  @RepeatedTest(25)
  void a_wire_that_breaks_leaves_what_is_said_to_be_there(RepetitionInfo it) {
    Project direct = new Project(folder.resolve("migrations"), database.url());
    Random random = new Random(it.getCurrentRepetition());
    try (Wire wire = new Wire(database.port())) {
      Project cut = new Project(folder.resolve("migrations"), wire.to(database).url());
      boolean[] begun = new boolean[1];
      AtomicBoolean ended = new AtomicBoolean();
      MigrateHub hub =
          cut.hub()
              .listener(event -> {
                if (event instanceof Event.Started && !begun[0]) {
                  begun[0] = true;
                  wire.cutAfter(random.nextInt(40_000));
                  Thread.ofVirtual().start(() -> mend(wire, ended));
                }
              });
      try {
        hub.up();
      } catch (ProblemException e) {
        assertAgrees(e.problem(), direct);
      } finally {
        ended.set(true);
      }
      wire.mend();
      direct.hub().up();
    }
    assertThat(direct.ask("select id from a order by id")).isEqualTo(numbers());
    assertThat(direct.history()).hasSize(MANY).allMatch(row -> row.endsWith(":applied"));
  }

  /// Who asks what became of a commit has to be let through, once the wire was cut for a moment.
  private static void mend(Wire wire, AtomicBoolean ended) {
    try {
      while (wire.left() > 0 && !ended.get()) {
        Thread.sleep(1);
      }
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wire.mend();
  }

  private static void assertAgrees(Problem problem, Project direct) {
    if (problem.code() == Code.OUTCOME_UNKNOWN) {
      return;
    }
    int more = problem.now().contains("is in the database, complete") ? 1 : 0;
    List<String> rows =
        direct
                .ask("select to_regclass('migrate_hub_migrations') is not null")
                .getFirst()
                .equals("f")
            ? new ArrayList<>()
            : direct.history();
    if (more == 0) {
      assertThat(earlier(problem)).as(problem.toString()).isEqualTo(rows.size());
    } else {
      assertThat(rows).as(problem.toString()).isNotEmpty();
    }
  }
}
