package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a script finds in its session, also one that is gone on with, and what it leaves there.
interface SessionContract {

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
  default void a_session_is_given_to_the_next_script_as_it_was(@TempDir Path folder) {
    String asked =
        "select concat_ws(' ', @@sql_log_bin, @@group_concat_max_len,"
            + " @@sql_safe_updates, @@foreign_key_checks, @@unique_checks, @@autocommit,"
            + " @@time_zone, @@character_set_client, @@div_precision_increment,"
            + " @@sql_big_selects, @@max_join_size, "
            + "/*!80000 @@max_execution_time */ /*M! @@max_statement_time */)";
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (t text);", "insert into a " + asked + ";")
            .file(
                "002_b.up.sql",
                "set sql_log_bin = 0, group_concat_max_len = 4;",
                "set sql_safe_updates = 1, foreign_key_checks = 0, unique_checks = 0;",
                "set time_zone = '+05:00';",
                "set names utf8;",
                "set div_precision_increment = 9, sql_big_selects = 0, max_join_size = 9000;",
                "set /*!80000 max_execution_time = 100000 */ /*M! max_statement_time = 100 */;",
                "create table b (id int primary key);",
                "insert into b values (1);",
                "insert into b values (2);",
                "update b set id = 3 where id = 1;",
                "set autocommit = 0;",
                "insert into b values (4);",
                "commit;")
            .file("003_c.up.sql", "insert into a " + asked + ";");

    project.hub().up();

    assertThat(project.history()).containsExactly("001:applied", "002:applied", "003:applied");
    List<String> answers = project.ask("select t from a");
    assertThat(answers.get(1)).isEqualTo(answers.get(0));
    assertThat(project.ask("select id from b order by id")).containsExactly("2", "3", "4");
  }

  @Test
  default void a_script_that_gives_up_its_role_keeps_neither_history_nor_the_next_from_working(
      @TempDir Path folder) {
    Project owner = project(folder);
    String base = owner.ask("select database()").getFirst();
    String role = "r_" + base;
    owner.say(
        "create role " + role,
        "grant all on " + base + ".* to " + role,
        "create user u_" + base + "@'%' identified by 'u'",
        "grant " + role + " to u_" + base + "@'%'",
        "set default role " + role + " /*!80000 to */ /*M! for */ u_" + base + "@'%'");
    Project project =
        new Project(
                folder.resolve("migrations"),
                owner.url().replaceFirst("//[^@]*@", "//u_" + base + ":u@"))
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "set role none;",
                "set @a = 1;",
                "do sleep(0);",
                "select 1;")
            .file("002_b.up.sql", "insert into a values (1);");

    project.hub().up();

    assertThat(owner.ask("select id from a")).containsExactly("1");
    assertThat(owner.history()).containsExactly("001:applied", "002:applied");
  }

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
