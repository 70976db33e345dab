package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal says of rows in tables that take no part in transactions.
interface PlainTablesContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  /// Runs the second script and breaks its session off while it sleeps.
  private static Problem brokenOff(Project project) {
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Started started
                  && started.step().label().equals("002_b")) {
                Thread.ofVirtual().start(() -> breakOff(project));
              }
            });
    return Project.problem(hub::up);
  }

  private static void breakOff(Project project) {
    String sleeping =
        "select id from information_schema.processlist where db = database()"
            + " and id <> connection_id() and state = 'User sleep'";
    try (Session other = project.target().door().open()) {
      List<String> ids = List.of();
      while (ids.isEmpty()) {
        ids = other.query(sleeping, Row::first);
      }
      other.execute("kill " + ids.getFirst());
    }
  }

  private static Entry last(Project project) {
    return project.hub().history().entries().getLast();
  }

  /// The number of the statement in doubt, behind how many are done.
  private static String standing(Project project) {
    Entry entry = last(project);
    return entry.statementsDone() + " done, " + entry.remark().sent() + " in doubt";
  }

  /// Two rows, of which the second comes after a while.
  String SLOWLY = " select n + sleep((n = 2) * 30) from two order by n;";

  private Project withPlainTable(Path folder, String... more) {
    return project(folder)
        .file(
            "001_a.up.sql",
            "create table two (n int primary key);",
            "insert into two values (1), (2);",
            "create table plain (n int) engine = MyISAM;",
            "create table good (n int) engine = InnoDB;",
            String.join("\n", more));
  }

  @Test
  default void rows_in_a_table_without_transactions_are_in_doubt_when_the_session_breaks(
      @TempDir Path folder) {
    for (String engine : List.of("MyISAM", "MEMORY")) {
      Project project =
          withPlainTable(folder.resolve(engine), "alter table plain engine = " + engine + ";")
              .file("002_b.up.sql", "insert into plain" + SLOWLY);

      Problem problem = brokenOff(project);

      assertThat(project.ask("select n from plain")).contains("1");
      assertThat(problem.now()).contains("statement 1 may have too");
      assertThat(standing(project)).isEqualTo("0 done, 1 in doubt");
    }
  }

  @Test
  default void rows_in_a_table_without_transactions_stay_when_the_statement_fails(
      @TempDir Path folder) {
    Project project =
        withPlainTable(folder, "alter table plain add primary key (n);")
            .file("002_b.up.sql", "insert into plain values (1), (2), (1), (3);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from plain")).containsExactly("1", "2");
    assertThat(problem.now()).contains("statement 1 may have too");
    assertThat(standing(project)).isEqualTo("0 done, 1 in doubt");
    assertThat(last(project).remark().words()).contains("Duplicate entry");
  }

  @Test
  default void what_writes_there_unseen_is_in_doubt_as_well(@TempDir Path folder) {
    for (String made :
        List.of(
            "create trigger t after insert on good for each row insert into plain values (new.n);",
            "create view v as select * from plain;",
            "create function f(n int) returns int deterministic begin"
                + " insert into plain values (n); return n; end;")) {
      String into = made.contains("view") ? "v" : "good";
      String value = made.contains("function") ? "f(n)" : "n";
      Project project =
          withPlainTable(folder.resolve("" + made.hashCode()), made)
              .file(
                  "002_b.up.sql",
                  "insert into `%s` select %s + sleep((n = 2) * 30) from two order by n;"
                      .formatted(into, value));

      brokenOff(project);

      assertThat(project.ask("select min(n) from plain")).as(made).containsExactly("1");
      assertThat(standing(project)).as(made).isEqualTo("0 done, 1 in doubt");
    }
  }

  @Test
  default void a_table_that_the_script_makes_or_that_lies_elsewhere_is_known(@TempDir Path folder) {
    Project project =
        withPlainTable(folder)
            .file(
                "002_b.up.sql",
                "insert into good values (1);",
                "create table late (n int) engine = MyISAM;",
                "insert into late" + SLOWLY);
    brokenOff(project);
    assertThat(standing(project)).isEqualTo("2 done, 3 in doubt");

    String there = project.ask("select database()").getFirst();
    Project elsewhere =
        withPlainTable(folder.resolve("elsewhere"))
            .file("002_b.up.sql", "insert into " + there + ".plain" + SLOWLY);
    brokenOff(elsewhere);
    assertThat(standing(elsewhere)).isEqualTo("0 done, 1 in doubt");
  }

  @Test
  default void rows_in_other_tables_are_still_noted_with_their_statement(@TempDir Path folder) {
    Project project = withPlainTable(folder).file("002_b.up.sql", "insert into good" + SLOWLY);

    brokenOff(project);

    assertThat(project.ask("select n from good")).isEmpty();
    assertThat(standing(project)).isEqualTo("0 done, 0 in doubt");
  }

  @Test
  default void what_a_rollback_leaves_of_a_transaction_cannot_be_left_out_alone(
      @TempDir Path folder) {
    Project project =
        withPlainTable(folder)
            .file(
                "002_b.up.sql",
                "begin;",
                "insert into good values (1);",
                "insert into plain values (1);",
                "insert into good select sleep(30);",
                "commit;");

    brokenOff(project);

    assertThat(project.ask("select n from good")).isEmpty();
    assertThat(project.ask("select n from plain")).containsExactly("1");
    assertThat(standing(project)).isEqualTo("0 done, 3 in doubt");
    Problem skip = Project.problem(() -> project.hub().execute(new Request.Resume(Doubt.SKIP)));
    assertThat(skip.code()).isEqualTo(Code.STATEMENT_IN_DOUBT);
    assertThat(skip.next()).contains("take it away").endsWith("--retry-statement");

    project.say("delete from plain");
    project.file("002_b.up.sql", "begin;", "insert into good values (1);", "commit;");
    project.hub().execute(new Request.Resume(Doubt.RETRY));
    assertThat(project.ask("select n from good")).containsExactly("1");
  }

  @Test
  default void a_transaction_with_such_rows_is_told_truly_when_a_statement_fails(
      @TempDir Path folder) {
    Project project =
        withPlainTable(folder)
            .file(
                "002_b.up.sql",
                "begin;",
                "insert into plain values (1);",
                "insert into nowhere values (1);",
                "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).contains("0 of 4 statements", "statement 2 may have too");
    assertThat(standing(project)).isEqualTo("0 done, 2 in doubt");
  }

  @Test
  default void a_transaction_with_such_rows_that_is_committed_is_done(@TempDir Path folder) {
    Project project =
        withPlainTable(folder)
            .file(
                "002_b.up.sql",
                "begin;",
                "insert into plain values (1);",
                "insert into good values (1);",
                "commit;",
                "begin;",
                "insert into plain values (2);",
                "rollback;",
                "insert into nowhere values (1);");

    Project.problem(() -> project.hub().up());

    assertThat(standing(project)).isEqualTo("7 done, 0 in doubt");
  }
}
