package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresRunTest implements RunContract, HistoryContract {

  @Override
  public String freshUrl(Path folder) {
    return PostgresServer.shared().newDatabase().url();
  }

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  @Test
  void a_failed_script_leaves_nothing(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "BEGIN;", "create table a (id int);", "select 1 / 0;", "COMMIT;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.what()).contains("statement 3 (line 3)", "division by zero", "[22012]");
    assertThat(problem.now()).isEqualTo("nothing of this script was kept");
    assertThat(project.ask("select to_regclass('a')::text")).containsExactly("");
    assertThat(project.history()).isEmpty();
  }

  @Test
  void the_caret_stands_where_the_server_points(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "-- é", "select 1,", "  'é', nothing;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.excerpt().orElseThrow().location()).hasToString("001_a.up.sql:3:8");
    assertThat(problem.excerpt().orElseThrow().caret()).isEqualTo(8);
  }

  @Test
  void an_index_is_built_concurrently_outside_a_transaction(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file("002_i.up.sql", "create index concurrently i on a (id);", "select 1;");

    project.hub().up();

    assertThat(project.ask("select transaction_mode from migrate_hub_migrations order by position"))
        .containsExactly("whole_script", "statement_by_statement");
  }

  @Test
  void one_transaction_is_refused_where_it_is_impossible(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);")
            .file(
                "002_i.up.sql",
                "-- migr8: transaction=single_transaction",
                "create index concurrently i on a (id);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.TRANSACTION_IMPOSSIBLE);
    assertThat(project.history()).isEmpty();
  }

  @Test
  void a_failure_half_way_is_journaled(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int);",
                "begin;",
                "insert into a values (1);",
                "insert into a values ('x');",
                "commit;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).startsWith("1 of 5 statements of 001_a are in the database");
    assertThat(project.history()).containsExactly("001:failed");
    assertThat(project.ask("select statements_done from migrate_hub_migrations"))
        .containsExactly("1");
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.RUN_UNFINISHED);
  }

  @Test
  void a_script_that_spoils_its_session_spoils_no_other(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "select pg_catalog.set_config('search_path', '', false);",
                "set statement_timeout = '200ms';",
                "create table public.a (id int);",
                "create role nobody_" + ProcessHandle.current().pid() + ";",
                "set role nobody_" + ProcessHandle.current().pid() + ";")
            .file("002_b.up.sql", "select pg_sleep(0.5);", "insert into a values (1);");

    project.hub().up();

    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void a_database_in_which_back_slashes_escape_is_understood(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (t text);",
                "insert into a values ('it\\'s; fine'); insert into a values ('x');");
    project.say(
        "do $$ begin execute format('alter database %I set standard_conforming_strings = off',"
            + " current_database()); end $$");

    assertThat(project.hub().up()).hasSize(1);

    assertThat(project.ask("select string_agg(t, ',' order by t) from a"))
        .containsExactly("it's; fine,x");
  }

  @Test
  void a_chained_transaction_is_not_counted_when_it_fails(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "begin;",
                "insert into a values (1);",
                "commit and chain;",
                "insert into a values (2);",
                "insert into nowhere values (1);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).startsWith("3 of 6 statements of 001_a");
    assertThat(project.ask("select id from a")).containsExactly("1");
  }

  @Test
  void a_chain_that_nobody_ends_is_left_open(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "begin;", "create table a (id int);", "commit and chain;");

    assertThat(Project.problem(() -> project.hub().up()).code())
        .isEqualTo(Code.TRANSACTION_LEFT_OPEN);
  }

  @Test
  void the_history_may_have_any_name(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    project.say("create schema \"We.ird\"");
    MigrateHub hub = project.hub().table(TableName.of("\"We.ird\".\"My \"\"own\"\" table\""));

    assertThat(hub.up()).hasSize(1);
    assertThat(hub.up()).isEmpty();

    assertThat(
            project.ask(
                "select relname from pg_class where relnamespace = '\"We.ird\"'::regnamespace and relkind = 'r'"))
        .containsExactly("My \"own\" table");
  }

  @Test
  void rows_of_copy_are_streamed(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int, name text);",
                "copy a (id, name) from stdin;",
                "1\tone; two",
                "2\t\\N",
                "\\.",
                "insert into a values (3, 'x');");

    project.hub().up();

    assertThat(project.ask("select string_agg(id || coalesce(name, '-'), ',' order by id) from a"))
        .containsExactly("1one; two,2-,3x");
  }

  @Test
  void a_blocked_script_is_tried_again_and_names_who_blocks(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    project.hub().up();
    project.file("002_b.up.sql", "-- migr8: lock-timeout=2s", "alter table a add column b int;");
    try (Session other = project.target().door().open()) {
      other.execute("begin");
      other.execute("lock table a in access share mode");

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(problem.code()).isEqualTo(Code.STATEMENT_BLOCKED);
      assertThat(problem.what()).contains("after 2 attempts", "held up by session");
      other.execute("rollback");
    }
    assertThat(project.events()).anyMatch(event -> event instanceof Event.Blocked);
    assertThat(project.events()).anyMatch(event -> event instanceof Event.Retrying);
    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  void a_kept_script_runs_as_its_file_did(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.sql",
                "-- migrate:up",
                "create table a (id int);",
                "create index i on a (id);",
                "-- migrate:down transaction:false",
                "drop index concurrently i;",
                "drop table a;")
            .file("002_b.sql", "-- migrate:up", "select 1;", "-- migrate:down", "select 2;");
    project.hub().up();
    project.delete("001_a.sql");

    project.hub().down(2);

    assertThat(project.history()).containsExactly("001:rolled_back", "002:rolled_back");
    assertThat(project.ask("select script_down is not null from migrate_hub_migrations"))
        .containsExactly("t", "t");
  }
}
