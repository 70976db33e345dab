package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal says of statements that run others: what they did before they failed, and what
/// became of the transaction they ran in.
interface ProgramsContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  private static Entry last(Project project) {
    return project.hub().history().entries().getLast();
  }

  /// The number of the statement in doubt, behind how many are done.
  private static String standing(Project project) {
    Entry entry = last(project);
    return entry.statementsDone() + " done, " + entry.remark().sent() + " in doubt";
  }

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
}
