package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.plan.Halt;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Going on with a script that stopped half-way, where each definition commits by itself.
interface ResumeContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  private static Request resume(Doubt doubt) {
    return new Request.Resume(doubt);
  }

  /// A script whose second statement is refused.
  private Project stopped(Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "insert into nowhere values (1);",
                "insert into a values (2);");
    Project.problem(() -> project.hub().up());
    return project;
  }

  @Test
  default void resume_goes_on_from_the_statement_that_was_mended(@TempDir Path folder) {
    Project project = stopped(folder);
    project.file(
        "001_a.up.sql",
        "-- now it works",
        "create table a (id int);",
        "insert into a values (1);",
        "insert into a values (2);");

    project.hub().execute(resume(Doubt.UNDECIDED));

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2");
    assertThat(project.history()).containsExactly("001:applied");
    assertThat(project.hub().up()).isEmpty();
    assertThat(project.hub().history().entries().getFirst().error()).isEmpty();
  }

  @Test
  default void resume_can_leave_out_the_statement_that_failed(@TempDir Path folder) {
    Project project = stopped(folder);

    project.hub().execute(resume(Doubt.SKIP));

    assertThat(project.ask("select id from a")).containsExactly("2");
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  default void status_names_the_statement_that_failed(@TempDir Path folder) {
    Project project = stopped(folder);

    Halt halt = project.hub().status().halts().getFirst();

    assertThat(halt.sentence())
        .startsWith("001_a stopped after 1 of 3 statements; statement 2 (001_a.up.sql:2) was not")
        .contains("nowhere");
    assertThat(halt.next()).endsWith("migr8 resume");
    Problem refused = Project.problem(() -> project.hub().up());
    assertThat(refused.code()).isEqualTo(Code.RUN_UNFINISHED);
    assertThat(refused.excerpt().orElseThrow().line()).contains("insert into nowhere");
  }

  @Test
  default void the_finished_part_must_stay_as_it_was(@TempDir Path folder) {
    Project project = stopped(folder);
    project.file("001_a.up.sql", "create table a (id bigint);", "insert into a values (1);");

    Problem problem = Project.problem(() -> project.hub().execute(resume(Doubt.UNDECIDED)));

    assertThat(problem.code()).isEqualTo(Code.FINISHED_PART_CHANGED);
    assertThat(problem.what()).startsWith("statement 1 of 001_a.up.sql was edited");
    assertThat(project.history()).containsExactly("001:failed");
  }

  @Test
  default void a_statement_in_doubt_is_decided_by_people(@TempDir Path folder) {
    Project project = stopped(folder);
    project.file(
        "001_a.up.sql",
        "create table a (id int);",
        "create table b (id int);",
        "insert into a values (2);");
    project.say(
        "update migrate_hub_migrations set state = 'applying',"
            + " error = 'statement 2 was sent, its end is not noted'");

    Problem problem = Project.problem(() -> project.hub().execute(resume(Doubt.UNDECIDED)));
    assertThat(problem.code()).isEqualTo(Code.STATEMENT_IN_DOUBT);
    assertThat(problem.now()).endsWith("statement 2 may have taken effect");
    assertThat(problem.next()).contains("--skip-statement", "--retry-statement");

    project.say("create table b (id int)");
    project.hub().execute(resume(Doubt.SKIP));
    assertThat(project.ask("select id from a")).containsExactly("2");
  }

  @Test
  default void settings_and_held_tables_are_there_again(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "set @x = 7;",
                "set session sql_mode = 'ANSI_QUOTES';",
                "create table a (id int);",
                "lock tables a write;",
                "insert into a values (1);",
                "insert into nowhere values (1);",
                "insert into a values (@x);",
                "unlock tables;",
                "insert into a select length(\"id\") from a limit 1;");
    Project.problem(() -> project.hub().up());

    project.hub().execute(resume(Doubt.SKIP));

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "1", "7");
  }

  @Test
  default void a_temporary_table_does_not_come_back(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "create temporary table t (id int);",
                "insert into a values (1);",
                "insert into nowhere values (1);");
    Project.problem(() -> project.hub().up());

    Problem problem = Project.problem(() -> project.hub().execute(resume(Doubt.UNDECIDED)));

    assertThat(problem.code()).isEqualTo(Code.SESSION_LOST);
    assertThat(problem.what()).startsWith("statement 2 of 001_a.up.sql made something that went");
  }

  @Test
  default void a_temporary_table_that_the_script_has_dropped_is_not_missed(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "create temporary table t (id int);",
                "insert into a values (1);",
                "drop temporary table if exists u, t;",
                "insert into nowhere values (1);",
                "insert into a values (2);");
    Project.problem(() -> project.hub().up());

    project.hub().execute(resume(Doubt.SKIP));

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2");
  }

  @Test
  default void what_was_computed_in_the_session_does_not_come_back(@TempDir Path folder) {
    for (String computed :
        new String[] {
          "set @id = last_insert_id();", "select max(id) into @id from a;", "select @id := 5;"
        }) {
      Project project =
          project(folder.resolve(Integer.toString(computed.hashCode())))
              .file(
                  "001_a.up.sql",
                  "create table a (id int auto_increment primary key);",
                  "insert into a values (7);",
                  computed,
                  "insert into a values (8);",
                  "insert into nowhere values (1);",
                  "insert into a values (@id + 10);");
      Project.problem(() -> project.hub().up());

      Problem problem = Project.problem(() -> project.hub().execute(resume(Doubt.SKIP)));

      assertThat(problem.code()).as(computed).isEqualTo(Code.SESSION_LOST);
      assertThat(problem.what()).startsWith("statement 3 of 001_a.up.sql made something");
    }
  }

  @Test
  default void a_rest_that_looks_back_is_not_run_in_another_session(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int auto_increment primary key);",
                "insert into a values (7);",
                "alter table nowhere add x int;",
                "insert into a values (last_insert_id() + 1);");
    Project.problem(() -> project.hub().up());

    Problem problem = Project.problem(() -> project.hub().execute(resume(Doubt.SKIP)));

    assertThat(problem.code()).isEqualTo(Code.SESSION_LOST);
    assertThat(problem.what()).startsWith("statement 4 of 001_a.up.sql asks what was done before");
  }

  @Test
  default void a_transaction_of_the_script_is_gone_on_with_from_its_begin(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "begin;",
                "insert into a values (1);",
                "insert into nowhere values (1);",
                "commit;",
                "insert into a values (3);");
    Project.problem(() -> project.hub().up());
    project.file(
        "001_a.up.sql",
        "create table a (id int);",
        "begin;",
        "insert into a values (1);",
        "insert into a values (2);",
        "commit;",
        "insert into a values (3);");

    project.hub().execute(resume(Doubt.UNDECIDED));

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2", "3");
  }

  @Test
  default void a_transaction_that_chains_to_the_next_is_gone_on_with(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "begin;",
                "insert into a values (1);",
                "commit and chain;",
                "insert into a values (2);",
                "insert into nowhere values (1);",
                "commit;");
    Project.problem(() -> project.hub().up());
    assertThat(project.ask("select id from a")).containsExactly("1");
    project.file(
        "001_a.up.sql",
        "create table a (id int);",
        "begin;",
        "insert into a values (1);",
        "commit and chain;",
        "insert into a values (2);",
        "insert into a values (3);",
        "commit;");

    project.hub().execute(resume(Doubt.UNDECIDED));

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2", "3");
  }

  @Test
  default void the_way_back_is_gone_on_with_as_well(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);", "create table b (id int);")
            .file("001_a.down.sql", "drop table a;", "drop table nowhere;", "drop table b;");
    project.hub().up();
    Project.problem(() -> project.hub().down(1));
    assertThat(project.hub().status().halts().getFirst().sentence())
        .startsWith("taking back 001_a stopped after 1 of 3 statements of its down script");
    project.delete("001_a.down.sql");

    project.hub().execute(resume(Doubt.SKIP));

    assertThat(project.history()).containsExactly("001:rolled_back");
    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  default void a_file_that_is_gone_is_gone_on_with_from_the_history(@TempDir Path folder) {
    Project project = stopped(folder);
    project.delete("001_a.up.sql").file("002_b.up.sql", "select 1;");

    project.hub().execute(resume(Doubt.SKIP));

    assertThat(project.ask("select id from a")).containsExactly("2");
  }

  @Test
  default void nothing_stopped_is_nothing_to_resume(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    project.hub().up();

    assertThat(project.hub().execute(resume(Doubt.UNDECIDED))).isEmpty();
  }

  @Test
  default void rows_that_can_be_noted_with_their_statement_are_never_in_doubt(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "insert into a values (1);",
                "insert into a select statements_done from migrate_hub_migrations"
                    + " where error is null;");

    project.hub().up();

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "2");
  }
}
