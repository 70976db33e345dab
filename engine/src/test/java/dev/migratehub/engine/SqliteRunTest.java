package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteRunTest implements RunContract {

  @Override
  public String freshUrl(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "sqlite:" + folder.resolve("data.db");
  }

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  @Test
  void a_failed_script_leaves_nothing(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (id int);", "insert into b values (1);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now()).isEqualTo("nothing of this script was kept");
    assertThat(project.ask("select name from sqlite_master where name = 'a'")).isEmpty();
    assertThat(project.history()).isEmpty();
  }

  @Test
  void a_table_is_rebuilt_without_losing_the_rows_that_refer_to_it(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table p (id integer primary key);",
                "create table c (p int references p on delete cascade);",
                "insert into p values (1); insert into c values (1);")
            .file(
                "002_rebuild.up.sql",
                "PRAGMA foreign_keys=OFF;",
                "BEGIN;",
                "create table p2 (id integer primary key, name text);",
                "insert into p2 (id) select id from p;",
                "drop table p;",
                "alter table p2 rename to p;",
                "COMMIT;",
                "PRAGMA foreign_keys=ON;");
    Project keysOn =
        new Project(folder.resolve("migrations"), project.url() + "?foreign_keys=true");

    keysOn.hub().up();

    assertThat(project.ask("select count(*) from c")).containsExactly("1");
    assertThat(keysOn.ask("pragma foreign_keys")).containsExactly("1");
  }

  @Test
  void rows_that_lose_their_parent_stop_the_script(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table p (id integer primary key);",
                "create table c (p int references p);",
                "insert into p values (1); insert into c values (1);")
            .file("002_bad.up.sql", "pragma foreign_keys = off;", "delete from p;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.FOREIGN_KEYS_VIOLATED);
    assertThat(problem.what()).contains("c row 1 refers to no row of p");
    assertThat(project.ask("select count(*) from p")).containsExactly("1");
  }

  @Test
  void a_script_with_vacuum_runs_statement_by_statement(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql", "create table a (id int);", "vacuum;", "insert into a values (1);");

    project.hub().up();

    assertThat(
            project.ask("select transaction_mode || statements_done from migrate_hub_migrations"))
        .containsExactly("statement_by_statement3");
  }

  @Test
  void a_failure_half_way_is_noted(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql", "create table a (id int);", "vacuum;", "insert into b values (1);");

    Project.problem(() -> project.hub().up());

    assertThat(project.history()).containsExactly("001:failed");
  }

  @Test
  void a_transaction_that_nobody_commits_is_no_success(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "begin;", "create table a (id int);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.TRANSACTION_LEFT_OPEN);
    assertThat(project.ask("select name from sqlite_master where name = 'a'")).isEmpty();
  }

  @Test
  void drop_leaves_no_virtual_table(@TempDir Path folder) {
    Project project =
        project(folder).file("001_a.up.sql", "create virtual table words using fts5 (word);");
    project.hub().up();

    project.hub().drop();

    assertThat(project.ask("select name from sqlite_master")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query_only",
        "writable_schema",
        "ignore_check_constraints",
        "recursive_triggers",
        "legacy_alter_table",
        "reverse_unordered_selects",
        "case_sensitive_like"
      })
  void what_a_script_sets_does_not_reach_the_next_one(String pragma, @TempDir Path folder) {
    boolean silent = pragma.equals("case_sensitive_like");
    String value = silent ? "'a' not like 'A'" : pragma + " from pragma_" + pragma;
    Project project =
        project(folder)
            .file("001_a.up.sql", "create table a (v);", "pragma " + pragma + " = on;")
            .file("002_b.up.sql", "insert into a select " + value + ";")
            .file("003_c.up.sql", "vacuum;", "pragma " + pragma + " = 1;")
            .file("004_d.up.sql", "insert into a select " + value + ";");

    assertThat(project.hub().up()).hasSize(4);

    assertThat(project.ask("select v from a")).containsExactly("0", "0");
  }

  @Test
  void rows_that_lose_their_parent_for_a_while_are_not_forgotten(@TempDir Path folder) {
    Project project =
        new Project(folder.resolve("migrations"), freshUrl(folder) + "?foreign_keys=true")
            .file(
                "001_a.up.sql",
                "create table p (id integer primary key);",
                "create table c (p int references p);",
                "insert into p values (1); insert into c values (1);")
            .file("002_b.up.sql", "pragma defer_foreign_keys = on;", "delete from p;");

    assertThat(Project.problem(() -> project.hub().up()).now())
        .startsWith("nothing of this script was kept");
    assertThat(project.ask("select count(*) from p")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sqlite:%s", "sqlite://%s", "jdbc:sqlite:file:%s", "file:%s?cache=shared"})
  void reading_makes_no_database(String form, @TempDir Path folder) {
    Path file = folder.resolve("new.db");
    Project project =
        new Project(folder.resolve("migrations"), form.formatted(file))
            .file("001_a.up.sql", "create table a (id int);");

    assertThat(project.hub().status().pending()).isEqualTo(1);
    assertThat(project.hub().history().entries()).isEmpty();
    assertThat(project.hub().validate()).isEmpty();
    assertThat(project.hub().plan(Request.Up.ALL).steps()).hasSize(1);
    assertThat(project.target().door().makes()).isTrue();
    assertThat(file).doesNotExist();

    assertThat(project.hub().up()).hasSize(1);
    assertThat(file).isNotEmptyFile();
    assertThat(project.target().door().makes()).isFalse();
    assertThat(project.hub().status().pending()).isZero();
  }

  @Test
  void a_database_in_a_folder_that_is_missing_is_no_new_one(@TempDir Path folder) {
    Project project =
        new Project(folder.resolve("migrations"), "sqlite:" + folder.resolve("no/new.db"))
            .file("001_a.up.sql", "create table a (id int);");

    assertThat(Project.problem(() -> project.hub().status()).code())
        .isEqualTo(Code.SERVER_UNREACHABLE);
  }

  @Test
  void the_history_table_is_found_however_it_is_written(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", "create table a (id int);");
    project.hub().table(TableName.of("notes")).up();

    assertThat(project.hub().table(TableName.of("main.notes")).up()).isEmpty();
    assertThat(project.hub().table(TableName.of("MAIN.Notes")).up()).isEmpty();
  }
}
