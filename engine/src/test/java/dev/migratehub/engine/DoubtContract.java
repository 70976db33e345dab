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

/// What the journal says of statements that may leave a part of what they do: where tables take no
/// part in transactions, and where statements run others.
interface DoubtContract {

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

  // --- statements that run others ---------------------------------------------------------------

  private Project withRoutine(Path folder, String... body) {
    return project(folder)
        .file(
            "001_a.up.sql",
            "create table a (n int);",
            "create table b (n int);",
            "create procedure p() begin " + String.join(" ", body) + " end;");
  }

  @Test
  default void a_call_that_failed_half_way_is_in_doubt(@TempDir Path folder) {
    Project project =
        withRoutine(folder, "insert into a values (1);", "insert into nowhere values (1);")
            .file("002_b.up.sql", "insert into b values (1);", "call p();");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from a")).containsExactly("1");
    assertThat(problem.now()).startsWith("1 of 2 statements").contains("statement 2 may have too");
    assertThat(problem.next()).contains("migr8 status");
    assertThat(standing(project)).isEqualTo("1 done, 2 in doubt");
    assertThat(
            Project.problem(() -> project.hub().execute(new Request.Resume(Doubt.UNDECIDED)))
                .code())
        .isEqualTo(Code.STATEMENT_IN_DOUBT);
  }

  @Test
  default void what_was_prepared_and_failed_is_in_doubt(@TempDir Path folder) {
    Project project =
        withRoutine(folder, "insert into a values (1);", "insert into nowhere values (1);")
            .file("002_b.up.sql", "prepare s from 'call p()';", "execute s;");

    Project.problem(() -> project.hub().up());

    assertThat(standing(project)).isEqualTo("1 done, 2 in doubt");
  }

  @Test
  default void a_call_that_failed_in_a_transaction_was_rolled_back_with_it(@TempDir Path folder) {
    Project project =
        withRoutine(folder, "insert into a values (1);", "insert into nowhere values (1);")
            .file("002_b.up.sql", "begin;", "insert into b values (1);", "call p();", "commit;");

    Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from a union all select n from b")).isEmpty();
    assertThat(standing(project)).isEqualTo("0 done, 0 in doubt");
  }

  @Test
  default void a_call_that_ended_the_transaction_and_failed_is_in_doubt(@TempDir Path folder) {
    Project project =
        withRoutine(
                folder,
                "insert into a values (1);",
                "create table c (n int);",
                "insert into nowhere values (1);")
            .file("002_b.up.sql", "begin;", "insert into b values (1);", "call p();", "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from b")).containsExactly("1");
    assertThat(problem.now()).startsWith("2 of 4 statements").contains("statement 3 may have too");
    assertThat(standing(project)).isEqualTo("2 done, 3 in doubt");
  }

  @Test
  default void what_ends_a_transaction_unseen_is_noticed(@TempDir Path folder) {
    for (String ends : List.of("call p();", "execute s;")) {
      Project project =
          withRoutine(folder.resolve(ends.substring(0, 3)), "create table c (n int);")
              .file(
                  "002_b.up.sql",
                  "prepare s from 'create table c (n int)';",
                  "begin;",
                  "insert into a values (1);",
                  ends,
                  "insert into a values (2);",
                  "insert into nowhere values (1);",
                  "commit;");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(project.ask("select n from a")).containsExactly("1", "2");
      assertThat(problem.now()).startsWith("5 of 7 statements");
      assertThat(standing(project)).isEqualTo("5 done, 0 in doubt");
      assertThat(project.events())
          .anyMatch(event ->
              event instanceof Event.Notice notice
                  && notice.text().equals("statement 4 ended a transaction"));
    }
  }

  @Test
  default void what_opens_a_transaction_unseen_is_noticed(@TempDir Path folder) {
    Project project =
        withRoutine(folder, "insert into b values (1);", "start transaction;")
            .file(
                "002_b.up.sql",
                "call p();",
                "insert into a values (2);",
                "insert into nowhere values (1);",
                "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from a")).isEmpty();
    assertThat(problem.now()).startsWith("0 of 4 statements").contains("statement 1 may have too");
    assertThat(standing(project)).isEqualTo("0 done, 1 in doubt");
  }

  @Test
  default void a_call_in_a_transaction_that_stays_open_is_part_of_it(@TempDir Path folder) {
    Project project =
        withRoutine(folder, "insert into a values (1);")
            .file(
                "002_b.up.sql",
                "begin;",
                "call p();",
                "insert into a values (2);",
                "commit;",
                "insert into nowhere values (1);");

    Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from a")).containsExactly("1", "2");
    assertThat(standing(project)).isEqualTo("4 done, 0 in doubt");
  }

  // --- what a statement asks of the one before --------------------------------------------------

  @Test
  default void a_script_that_asks_for_counts_gets_those_of_its_own_statements(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int auto_increment primary key, c int);",
                "create table log (what text, n int);",
                "insert into a (c) values (7), (8), (9);",
                "insert into log values ('inserted', row_count());",
                "update a set c = 0 where c > 7;",
                "set @n = row_count();",
                "insert into log values ('updated', @n);",
                "create table copy as select * from a;",
                "insert into log select 'copied', row_count();",
                "insert ignore into a (n) select n from copy union all select 99;",
                "insert into log values ('ignored', row_count());",
                "insert into log values ('chained', row_count());",
                "insert ignore into a (n) select n from copy;",
                "get diagnostics @w = number;",
                "insert into log values ('warned', @w);",
                "select sql_calc_found_rows * from a limit 1;",
                "insert into log values ('found', found_rows());",
                "begin;",
                "delete from copy where n < 3;",
                "insert into log values ('deleted', row_count());",
                "commit;",
                "insert into a (n) values (500);",
                "insert into log values ('id', last_insert_id());",
                "insert into a (c) values (1);",
                "create index i on a (c);",
                "insert into log values ('id again', last_insert_id());");

    project.hub().up();

    assertThat(project.ask("select concat(what, ' ', n) from log order by n, what"))
        .containsExactlyInAnyOrder(
            "inserted 3",
            "updated 2",
            "copied 3",
            "ignored 1",
            "chained 1",
            "warned 3",
            "found 4",
            "deleted 2",
            "id 1",
            "id again 501");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  default void what_asks_for_a_count_is_journaled_like_everything_else(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "insert into a values (7), (8);",
                "insert into a values (row_count());",
                "insert into nowhere values (row_count());");

    Project.problem(() -> project.hub().up());

    assertThat(project.ask("select n from a")).containsExactly("7", "8", "2");
    assertThat(standing(project)).isEqualTo("3 done, 0 in doubt");
  }

  // --- what resume makes again ------------------------------------------------------------------

  @Test
  default void variables_named_like_our_words_are_there_again(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "set @statement = 1;",
                "set @global = 2, @password = 3;",
                "set @default = 4;",
                "set @persist := 5;",
                "insert into nowhere values (1);",
                "insert into a values (@statement), (@global), (@password), (@default), (@persist);");
    Project.problem(() -> project.hub().up());

    project.hub().execute(new Request.Resume(Doubt.SKIP));

    assertThat(project.ask("select n from a")).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  default void what_is_left_out_does_not_count_before_the_session_is_there_again(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "create table l (n int);",
                "use information_schema;",
                "insert into nowhere values (1);",
                "select 1;");
    String gone = project.ask("select database()").getFirst() + "_gone";
    project.say("create database " + gone);
    project.file(
        "001_a.up.sql",
        "create table a (n int);",
        "use " + gone + ";",
        "insert into nowhere values (1);",
        "select 1;");
    Project.problem(() -> project.hub().up());
    project.say("drop database " + gone);

    Problem problem = Project.problem(() -> project.hub().execute(new Request.Resume(Doubt.SKIP)));

    assertThat(problem.code()).isEqualTo(Code.SESSION_LOST);
    assertThat(standing(project)).isEqualTo("2 done, 0 in doubt");
    project.say("create database " + gone);
    project.hub().execute(new Request.Resume(Doubt.SKIP));
    assertThat(project.history()).containsExactly("001:applied");
    project.say("drop database " + gone);
  }
}
