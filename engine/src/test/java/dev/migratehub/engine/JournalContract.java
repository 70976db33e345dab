package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What running migrations means where the database commits each definition by itself.
interface JournalContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  @Test
  default void a_failure_is_journaled_and_stops_the_next_run(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "insert into a values (1);",
                "insert into nowhere values (1);",
                "insert into a values (2);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).startsWith("2 of 4 statements of 001_a are in the database");
    assertThat(project.history()).containsExactly("001:failed");
    Problem next = Project.problem(() -> project.hub().up());
    assertThat(next.code()).isEqualTo(Code.RUN_UNFINISHED);
    assertThat(next.what()).contains("001_a stopped after 2 of 4 statements", "nowhere");
  }

  @Test
  default void rows_of_the_scripts_own_transaction_are_not_counted_when_it_fails(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "start transaction;",
                "insert into a values (1);",
                "insert into nowhere values (1);",
                "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).startsWith("1 of 5 statements");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  default void tables_may_be_held_while_the_journal_goes_on(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "lock tables a write;",
                "insert into a values (1);",
                "insert into a values (2);",
                "unlock tables;",
                "insert into a values (3);");

    project.hub().up();

    assertThat(project.ask("select count(*) from a")).containsExactly("3");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  default void a_script_that_spoils_its_session_spoils_no_other(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';",
                "set foreign_key_checks = 0;",
                "set autocommit = 0;",
                "create table a (id int, t text);",
                "insert into a values (1, 'a\\');",
                "commit;",
                "use information_schema;")
            .file(
                "002_b.up.sql",
                "insert into a values (2, \"x\");",
                "insert into a select 3, @@foreign_key_checks;");

    project.hub().up();

    assertThat(project.ask("select group_concat(t order by id) from a")).containsExactly("a\\,x,1");
  }

  @Test
  default void a_script_that_leaves_tables_locked_and_settings_changed_spoils_no_other(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int primary key, t text);",
                "create table b (t text);",
                "insert into a values (1, 'x');",
                "set session transaction isolation level serializable;",
                "set sql_safe_updates = 1;",
                "set completion_type = 1;",
                "set sql_select_limit = 1;",
                "set default_storage_engine = 'MEMORY';",
                "set timestamp = 1000;",
                "set session transaction read only;",
                "lock tables a read;")
            .file(
                "002_b.up.sql",
                "update a set t = 'y';",
                "insert into b select @@sql_safe_updates;",
                "insert into b select engine from information_schema.tables",
                "where table_schema = database() and table_name = 'b';",
                "insert into b select if(now() > '2020-01-01', 'now', 'then');")
            .file("003_c.up.sql", "set transaction read only;")
            .file("004_d.up.sql", "create table d (id int);");

    project.hub().up();

    assertThat(project.ask("select t from a")).containsExactly("y");
    assertThat(project.ask("select t from b")).containsExactly("0", "InnoDB", "now");
    assertThat(
            project.ask(
                "select engine from information_schema.tables where table_name = 'd'"
                    + " and table_schema = database()"))
        .containsExactly("InnoDB");
  }

  @Test
  default void a_server_that_reads_texts_in_its_own_way_is_understood(@TempDir Path folder) {
    String separator = freshUrl(folder).contains("?") ? "&" : "?";
    Project project =
        new Project(
                folder.resolve("migrations"),
                freshUrl(folder)
                    + separator
                    + "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES,ANSI_QUOTES'")
            .file(
                "001_a.up.sql",
                "create table \"a;b\" (t text);",
                "insert into \"a;b\" values ('c:\\'); insert into \"a;b\" values ('d');");

    assertThat(project.hub().up()).hasSize(1);

    assertThat(project.ask("select group_concat(t order by t) from \"a;b\""))
        .containsExactly("c:\\,d");
  }

  /// Blocked while another session has done something in a transaction; answers what was said.
  private String blocked(Project project, String theirs, String ours) {
    project.file("002_b.up.sql", "-- migr8: lock-timeout=2s retries=0", ours);
    try (Session other = project.target().door().open()) {
      String id = other.query("select connection_id()", Row::first).getFirst();
      other.execute("begin");
      other.execute(theirs);

      Problem problem = Project.problem(() -> project.hub().up());

      other.execute("rollback");
      assertThat(problem.code()).isEqualTo(Code.STATEMENT_BLOCKED);
      assertThat(project.events()).anyMatch(event -> event instanceof Event.Blocked);
      return problem.what().replace("session " + id + " (", "session OTHER (");
    }
  }

  @Test
  default void who_holds_rows_is_named(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int primary key);",
                "insert into a values (1);");
    project.hub().up();

    assertThat(blocked(project, "update a set id = 2", "delete from a;"))
        .contains("; held up by session OTHER (");
  }

  @Test
  default void who_holds_the_definition_of_a_table_is_named(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    project.hub().up();

    assertThat(blocked(project, "select * from a", "alter table a add column b int;"))
        .containsPattern("; held up by (perhaps )?session OTHER \\(");
  }

  @Test
  default void a_chained_transaction_is_not_counted_when_it_fails(@TempDir Path folder) {
    for (String closing : List.of("commit and chain;", "rollback and chain;")) {
      Project project =
          project(folder.resolve(closing.substring(0, 3)))
              .file(
                  "001_a.up.sql",
                  "create table a (id int);",
                  "start transaction;",
                  "insert into a values (1);",
                  closing,
                  "insert into a values (2);",
                  "insert into nowhere values (1);");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(problem.now()).startsWith("3 of 6 statements of 001_a");
    }
  }

  @Test
  default void routines_come_without_delimiters_and_with_them(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "create procedure p() begin insert into a values (1); insert into a values (2); end;",
                "call p();",
                "DELIMITER //",
                "create procedure q() begin if 1 = 1 then insert into a values (3); end if; end //",
                "DELIMITER ;",
                "call q();");

    project.hub().up();

    assertThat(project.ask("select count(*) from a")).containsExactly("3");
  }

  @Test
  default void names_of_functions_are_no_reserved_words(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table count (id int);",
                "create table modes (mode text);",
                "insert into modes select @@sql_mode;");

    project.hub().up();

    assertThat(project.ask("select mode from modes").getFirst()).doesNotContain("IGNORE_SPACE");
  }

  @Test
  default void a_transaction_that_nobody_commits_is_no_success(@TempDir Path folder) {
    for (String opening : List.of("start transaction;", "set autocommit = 0;")) {
      Project project =
          project(folder.resolve(opening.substring(0, 3)))
              .file(
                  "001_a.up.sql", "create table a (id int);", opening, "insert into a values (1);");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(problem.code()).isEqualTo(Code.TRANSACTION_LEFT_OPEN);
      assertThat(project.history()).containsExactly("001:failed");
      assertThat(project.ask("select count(*) from a")).containsExactly("0");
    }
  }

  @Test
  default void without_autocommit_what_was_not_committed_is_not_counted(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "set autocommit = 0;",
                "create table a (id int);",
                "insert into a values (1);",
                "insert into nowhere values (1);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).startsWith("2 of 4 statements of 001_a");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  default void a_failure_is_noted_while_tables_are_held(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "lock tables a write;",
                "insert into a values (1);",
                "insert into nowhere values (1);");

    Project.problem(() -> project.hub().up());

    assertThat(project.history()).containsExactly("001:failed");
  }

  @Test
  default void a_failed_way_back_is_told_as_one(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("001_a.down.sql", "insert into a values (1);", "drop table nowhere;");
    project.hub().up();

    Problem problem = Project.problem(() -> project.hub().down(1));

    assertThat(problem.now())
        .startsWith("1 of 2 statements of the down script of 001_a took effect");
    assertThat(project.hub().history().entries().getFirst().error().orElseThrow())
        .startsWith("down: ");
  }
}
