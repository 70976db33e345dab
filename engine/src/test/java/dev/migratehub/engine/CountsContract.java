package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.Entry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing of ours comes between the statements of a script where one asks what the one before did.
interface CountsContract {

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
}
