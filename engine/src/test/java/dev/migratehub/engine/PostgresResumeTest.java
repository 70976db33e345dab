package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What runs outside a transaction and fails leaves an index that is there and not valid.
final class PostgresResumeTest {

  private static final Request RESUME = new Request.Resume(Doubt.UNDECIDED);

  private static Project project(Path folder) {
    return new Project(folder, PostgresServer.shared().newDatabase().url());
  }

  private static final String VALID =
      "select c.relname || ' ' || i.indisvalid from pg_index i join pg_class c on c.oid ="
          + " i.indexrelid where c.relname like 'a%' order by 1";

  private static Project withDoubles(Path folder, String index) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);", "insert into a values (1), (1);");
    project.hub().up();
    project.file("002_b.up.sql", "insert into a values (2);", index, "insert into a values (3);");
    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.now())
        .startsWith("1 of 3 statements of 002_b are in the database; the failed one left something")
        .contains("DROP INDEX CONCURRENTLY public.");
    return project;
  }

  @Test
  void an_index_that_failed_is_dropped_and_built_again(@TempDir Path folder) {
    Project project =
        withDoubles(
            folder, "create unique index concurrently if not exists a_id on public.a (id);");
    assertThat(project.ask(VALID)).containsExactly("a_id false");
    project.say("delete from a where ctid = (select min(ctid) from a)");

    project.hub().execute(RESUME);

    assertThat(project.ask(VALID)).containsExactly("a_id true");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("3");
  }

  @Test
  void rows_arrive_also_when_their_role_may_not_write_the_history(@TempDir Path folder) {
    String role = "copier_" + ProcessHandle.current().pid();
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int);",
                "create role " + role + ";",
                "grant all on a to " + role + ";",
                "set role " + role + ";",
                "copy a from stdin;",
                "1",
                "2",
                "\\.");

    project.hub().up();

    assertThat(project.ask("select count(*) from a")).containsExactly("2");
  }

  @Test
  void a_statement_that_ended_before_the_connection_broke_is_not_run_again(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int);",
                "do $$ begin insert into a values (1); end $$;",
                "insert into a values (2);");
    MigrateHub hub =
        project
            .hub()
            .listener(event -> {
              if (event instanceof Event.Statements it && it.done() == 2) {
                project.ask(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
              }
            });

    Problem problem = Project.problem(hub::up);

    assertThat(problem.code()).isEqualTo(Code.CONNECTION_LOST);
    assertThat(problem.now()).isEqualTo("2 of 3 statements of 001_a are in the database");
    project.hub().execute(RESUME);
    assertThat(project.ask("select id from a order by 1")).containsExactly("1", "2");
  }

  @Test
  void a_quoted_name_is_found_too(@TempDir Path folder) {
    Project project =
        withDoubles(folder, "create unique index concurrently \"a \"\"odd\" on a (id);");
    project.say("delete from a where ctid = (select min(ctid) from a)");

    project.hub().execute(RESUME);

    assertThat(project.ask(VALID)).containsExactly("a \"odd true");
  }

  @Test
  void an_index_that_could_not_be_rebuilt_leaves_nothing_after_resuming(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int);",
                "create function f(i int) returns int immutable language sql as 'select 1 / i';",
                "create index a_f on a (f(id));")
            .file("002_b.up.sql", "reindex index concurrently a_f;");
    project.hub().up(); // nothing is in the table yet
    project.say("update pg_index set indisready = false where indexrelid = 'a_f'::regclass");
    project.say("insert into a values (0)");
    project.say("update pg_index set indisready = true where indexrelid = 'a_f'::regclass");
    project.file("003_c.up.sql", "reindex index concurrently a_f;");
    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.now()).contains("DROP INDEX CONCURRENTLY public.a_f_ccnew");
    project.say("delete from a");

    project.hub().execute(RESUME);

    assertThat(project.ask(VALID)).containsExactly("a_f true");
  }

  @Test
  void what_can_be_rolled_back_is_noted_in_its_own_transaction(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int, at xid8 default pg_current_xact_id());",
                "insert into a values (1);",
                "insert into a values (2);",
                "set search_path = '';",
                "insert into public.a select statements_done from"
                    + " public.migrate_hub_migrations;",
                "call nothing();");

    Project.problem(() -> project.hub().up());

    assertThat(project.ask("select string_agg(id::text, ',' order by at) from a"))
        .containsExactly("1,2,3");
    assertThat(project.ask("select count(distinct at) from a")).containsExactly("3");
    project.file(
        "001_a.up.sql",
        "-- migr8: transaction=no_transaction",
        "create table a (id int, at xid8 default pg_current_xact_id());",
        "insert into a values (1);",
        "insert into a values (2);",
        "set search_path = '';",
        "insert into public.a select statements_done from public.migrate_hub_migrations;",
        "insert into a values (9);");
    Problem problem = Project.problem(() -> project.hub().execute(RESUME));
    assertThat(problem.what()).contains("relation \"a\" does not exist");
  }

  @Test
  void a_statement_that_only_the_server_knows_to_refuse_in_a_transaction_runs_without(
      @TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int) partition by range (id);",
                "create table a1 partition of a for values from (1) to (2);",
                "reindex table a;");

    project.hub().up();

    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void an_index_that_the_server_named_is_dropped_and_no_other(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int, \"B\" int);",
                "insert into a values (1, 1), (1, 1);");
    project.hub().up();
    project.file(
        "002_b.up.sql",
        "insert into a values (2, 2);",
        "create unique index concurrently on a (id, (id + 1)) include (\"B\");");
    for (String others :
        List.of("on a (id)", "on a (id, (id + 1)) include (\"B\")", "a_x on a (id)")) {
      assertThatThrownBy(() -> project.say("create unique index concurrently " + others))
          .isInstanceOf(SqlFailure.class);
    }

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).endsWith(": DROP INDEX CONCURRENTLY public.\"a_id_expr_B_idx1\"");
    project.say("delete from a where ctid = (select min(ctid) from a)");
    project.hub().execute(RESUME);
    assertThat(project.ask(VALID))
        .containsExactly(
            "a_id_expr_B_idx false", "a_id_expr_B_idx1 true", "a_id_idx false", "a_x false");
  }

  @Test
  void an_index_in_the_scripts_own_search_path_is_named_and_dropped(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create schema s;",
                "create table s.a (id int);",
                "insert into s.a values (1), (1);");
    project.hub().up();
    project.file(
        "002_b.up.sql", "set search_path = s;", "create unique index concurrently a_id on a (id);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).contains("DROP INDEX CONCURRENTLY s.a_id");
    project.say("delete from s.a where ctid = (select min(ctid) from s.a)");
    project.hub().execute(RESUME);
    assertThat(project.ask(VALID)).containsExactly("a_id true");
  }

  @Test
  void a_partition_that_is_half_detached_is_detached_to_the_end(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int) partition by range (id);",
                "create table a1 partition of a for values from (1) to (2);",
                "create table \"A 2\" partition of a for values from (2) to (3);");
    project.hub().up();
    project.file(
        "002_b.up.sql",
        "-- migr8: transaction=no_transaction statement-timeout=1s",
        "insert into a values (2);",
        "alter table a detach partition \"A 2\" concurrently;",
        "insert into a values (1);");
    try (Session reader = project.target().door().open()) {
      reader.execute("begin; select * from a");
      Problem problem = Project.problem(() -> project.hub().up());
      assertThat(problem.now())
          .contains("half done")
          .contains("ALTER TABLE public.a DETACH PARTITION public.\"A 2\" FINALIZE");
    }

    project.hub().execute(RESUME);

    assertThat(project.ask("select inhrelid::regclass from pg_inherits")).containsExactly("a1");
    assertThat(project.ask("select id from a")).containsExactly("1");
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
  }

  @Test
  void indexes_of_a_table_that_could_not_be_rebuilt_are_tidied(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (id int, t text);",
                "create function f(i int) returns int immutable language sql as 'select 1 / i';",
                "create index a_long_name_that_has_to_be_cut_for_its_suffix_and_is_therefore_cu on a (f(id));",
                "create index a_id on a (id);");
    project.hub().up();
    project.file("002_b.up.sql", "reindex (concurrently) table a;");
    String index = "where indexrelid::regclass::text like 'a_long%'";
    project.say("update pg_index set indisready = false " + index);
    project.say("insert into a values (0)");
    project.say("update pg_index set indisready = true " + index);

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).contains("DROP INDEX CONCURRENTLY public.a_").contains("_ccnew");
    project.say("delete from a");
    project.hub().execute(RESUME);
    assertThat(project.ask(VALID)).hasSize(2).allMatch(it -> it.endsWith(" true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create temp table t as select 1 as id",
        "select 1 as id into temp t",
        "select 1 as id into temporary table t",
        "with x as (select 1 as id) select id into local temp t from x",
        "create table pg_temp.t (id int)",
        "select 1 as id into pg_temp.t"
      })
  void temporary_tables_of_every_form_go_with_the_session(String made, @TempDir Path folder) {
    String[] script = {
      "-- migr8: transaction=no_transaction",
      "create table a (id int);",
      made + ";",
      "",
      "call nothing();"
    };
    Project lost = project(folder.resolve("lost")).file("001_a.up.sql", script);
    Project.problem(() -> lost.hub().up());
    Problem problem = Project.problem(() -> lost.hub().execute(new Request.Resume(Doubt.SKIP)));
    assertThat(problem.code()).isEqualTo(Code.SESSION_LOST);

    script[3] = "drop table \"t\";";
    Project dropped = project(folder.resolve("dropped")).file("001_a.up.sql", script);
    Project.problem(() -> dropped.hub().up());
    dropped.hub().execute(new Request.Resume(Doubt.SKIP));
    assertThat(dropped.history()).containsExactly("001:applied");
  }

  @Test
  void a_table_that_ended_with_its_transaction_is_not_missed(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "begin;",
                "create temp table t (id int) on commit drop;",
                "commit;",
                "create table temp (id int);",
                "call nothing();");
    Project.problem(() -> project.hub().up());

    project.hub().execute(new Request.Resume(Doubt.SKIP));

    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void a_call_that_failed_after_a_commit_of_its_own_is_in_doubt(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "-- migr8: transaction=no_transaction",
                "create table a (id int);",
                "create procedure p() language plpgsql as",
                "$$ begin insert into a values (1); commit; insert into nowhere values (1); end $$;",
                "call p();");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("select id from a")).containsExactly("1");
    assertThat(problem.now()).startsWith("2 of 3 statements").contains("statement 3 may have too");
  }
}
