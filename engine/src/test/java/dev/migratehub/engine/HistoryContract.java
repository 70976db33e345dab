package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.plan.StatusLine;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What folder and history mean together on every database: edits, gaps, late arrivals,
/// corrections.
interface HistoryContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  private Project three(Path folder) {
    return project(folder).three();
  }

  @Test
  default void a_down_script_that_left_the_folder_runs_from_the_history(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.delete("010_c.up.sql");
    project.delete("010_c.down.sql");

    project.hub().down(1);

    assertThat(project.ask("select count(*) from a")).containsExactly("1");
  }

  @Test
  default void an_edited_script_is_refused(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.file("001_a.up.sql", "create table a (id bigint primary key);");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_CHANGED);
    assertThat(problem.what()).contains("001_a.up.sql");
    assertThat(project.hub().validate()).hasSize(1);
  }

  private static Problem edited(Project project, String name, String... lines) {
    project.file(name, lines);
    return Project.problem(() -> project.hub().up());
  }

  @Test
  default void an_edit_is_said_in_words(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (",
                "  id int,",
                "  t text",
                ");",
                "insert into a values (1, 'a  b');");
    project.hub().up();
    String table = "create table a (id int, t text);";
    String row = "insert into a values (1, 'a  b');";

    assertThat(edited(project, "001_a.up.sql", table, "", row).what())
        .isEqualTo("001_a.up.sql was edited after it was applied, only in its white space");
    assertThat(edited(project, "001_a.up.sql", "-- a comment", table, row).what())
        .endsWith("only in its comments");
    Problem text = edited(project, "001_a.up.sql", table, "insert into a values (1, 'a b');");
    assertThat(text.what()).endsWith("in statement 2 (line 2)");
    assertThat(text.details())
        .containsExactly("- insert into a values (1, 'a  b')", "+ insert into a values (1, 'a b')");
    assertThat(edited(project, "001_a.up.sql", table, row, "select 1;").what())
        .endsWith(": statement 3 (line 3) is new");
    assertThat(edited(project, "001_a.up.sql", table).what()).endsWith(": statement 2 is gone");
  }

  @Test
  default void repair_takes_the_new_text_as_the_applied_one(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.file("001_a.up.sql", "create table a (id int primary key); -- as ever");
    project.file("002_b.up.sql", "create table b (id int primary key); -- as ever");

    project.hub().execute(new Request.Repair(List.of("001")));
    assertThat(project.hub().status().in(StatusLine.Standing.CHANGED)).hasSize(1);
    project.hub().execute(new Request.Repair(List.of()));

    assertThat(project.hub().up()).isEmpty();
    assertThat(project.hub().execute(new Request.Repair(List.of()))).isEmpty();
    assertThat(
            Project.problem(() -> project.hub().execute(new Request.Repair(List.of("001")))).code())
        .isEqualTo(Code.VERSION_UNKNOWN);
  }

  @Test
  default void other_line_ends_are_not_an_edit(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.file(
        "001_a.up.sql",
        "\uFEFFcreate table a (id int primary key);\r",
        "insert into a values (1);\r");

    assertThat(project.hub().up()).isEmpty();
  }

  @Test
  default void a_late_arrival_is_refused_unless_it_is_allowed(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.file("003_late.up.sql", "insert into a values (30);");

    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.code()).isEqualTo(Code.OUT_OF_ORDER);
    assertThat(problem.what()).contains("003_late.up.sql", "010_c");

    project.hub().rules(new Rules(true, false, Optional.empty())).up();
    assertThat(project.history())
        .containsExactly("001:applied", "002:applied", "010:applied", "003:applied");
  }

  @Test
  default void a_missing_file_is_refused_and_a_newer_database_is_noted(@TempDir Path folder) {
    Project project = three(folder);
    project.hub().up();
    project.delete("010_c.up.sql");
    project.delete("010_c.down.sql");
    assertThat(project.hub().plan(Request.Up.ALL).notes())
        .singleElement()
        .asString()
        .contains("010_c");

    project.file("011_d.up.sql", "insert into a values (11);");
    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.code()).isEqualTo(Code.SCRIPT_MISSING);

    project.hub().rules(new Rules(false, true, Optional.empty())).up();
    assertThat(project.history()).last().isEqualTo("011:applied");
  }

  @Test
  default void force_writes_history_and_runs_nothing(@TempDir Path folder) {
    Project project = three(folder);

    project.hub().execute(new Request.Force(Optional.of(Version.of("2"))));
    assertThat(project.history()).containsExactly("001:applied", "002:applied");
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.STATEMENT_FAILED);

    project.hub().execute(new Request.Force(Optional.empty()));
    assertThat(project.history())
        .contains("001:rolled_back", "002:rolled_back")
        .allMatch(line -> line.endsWith(":rolled_back"));
    assertThat(
            project.ask(
                "select count(*) from migrate_hub_migrations where script_up is not null and"
                    + " migration_key < '010'"))
        .containsExactly("2");
  }

  @Test
  default void a_baseline_stands_for_what_was_there_before(@TempDir Path folder) {
    Project project = three(folder);
    project.say("create table a (id int primary key)");

    project.hub().execute(new Request.Baseline(Version.of("2")));
    project.hub().up();

    assertThat(project.history()).containsExactly("001:baseline", "002:baseline", "010:applied");
    assertThat(
            Project.problem(() -> project.hub().execute(new Request.Baseline(Version.of("2"))))
                .code())
        .isEqualTo(Code.HISTORY_NOT_EMPTY);
  }

  @Test
  default void a_requirement_is_held_against_history_and_plan(@TempDir Path folder) {
    Project project =
        three(folder).file("012_x.up.sql", "-- migr8: requires=11", "insert into a values (12);");
    assertThat(Project.problem(() -> project.hub().up()).code())
        .isEqualTo(Code.REQUIREMENT_MISSING);

    project.file("011_y.up.sql", "insert into a values (11);");
    assertThat(project.hub().up()).hasSize(5);
  }

  @Test
  default void a_script_for_another_environment_is_left_out(@TempDir Path folder) {
    Project project =
        three(folder)
            .file("011_x.up.sql", "-- migr8: environments=stg,prd", "insert into a values (11);");
    assertThat(project.hub().up()).hasSize(3);
    assertThat(project.hub().rules(new Rules(false, false, Optional.of("stg"))).up()).hasSize(1);
  }

  @Test
  default void a_repeatable_runs_last_and_again_when_it_changed(@TempDir Path folder) {
    Project project =
        project(folder)
            .file("V1__a.sql", "create table a (id int);")
            .file("R__rows.sql", "insert into a values (1);");
    project.hub().up();
    assertThat(project.hub().up()).isEmpty();

    project.file("R__rows.sql", "insert into a values (2);");
    project.hub().up();

    assertThat(project.ask("select sum(id) from a")).containsExactly("3");
    assertThat(project.history()).containsExactly("1:applied", "R__rows:applied");
  }
}
