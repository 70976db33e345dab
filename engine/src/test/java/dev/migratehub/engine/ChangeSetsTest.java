package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Version;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Change sets of formatted SQL on a database.
final class ChangeSetsTest {

  private static final String HEAD = "--liquibase formatted sql";

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void begin() {
    project = new Project(folder.resolve("migrations"), "sqlite:" + folder.resolve("a.db"));
  }

  private Project three() {
    return project.file(
        "users.sql",
        HEAD,
        "--changeset ann:10",
        "create table a (id int);",
        "--rollback drop table a;",
        "--changeset ann:9",
        "create table b (id int);",
        "--rollback drop table",
        "--rollback b;",
        "--changeset bob:1",
        "insert into b values (1);",
        "--rollback delete from b;");
  }

  @Test
  void they_run_in_the_order_of_the_file_and_back_in_the_other() {
    three().hub().up();
    assertThat(project.history())
        .containsExactly(
            "users.sql::ann:10:applied", "users.sql::ann:9:applied", "users.sql::bob:1:applied");
    assertThat(project.hub().history().newest().orElseThrow().label())
        .isEqualTo("users.sql::bob:1");

    project.hub().down(2);

    assertThat(project.ask("select name from sqlite_master where name in ('a', 'b')"))
        .containsExactly("a");
    assertThat(project.hub().up()).hasSize(2);
  }

  @Test
  void a_way_back_that_left_the_file_runs_from_the_history() {
    three().hub().up();
    project.file("users.sql", HEAD, "--changeset ann:10", "create table a (id int);");

    project.hub().down(2);

    assertThat(project.ask("select name from sqlite_master where name in ('a', 'b')"))
        .containsExactly("a");
    assertThat(project.history()).contains("users.sql::ann:9:rolled_back");
  }

  @Test
  void a_delimiter_of_its_own_lets_bodies_hold_semicolons() {
    project.file(
        "a.sql",
        HEAD,
        "--changeset a:1 endDelimiter:// rollbackEndDelimiter://",
        "create table t (x int, y int) //",
        "create trigger r after insert on t begin",
        "  update t set y = 1; update t set y = y + 1;",
        "end //",
        "insert into t (x) values (1) //",
        "--rollback drop trigger r //",
        "--rollback drop table t //");

    assertThat(project.hub().up().getFirst().statements()).isEqualTo(3);
    assertThat(project.ask("select y from t")).containsExactly("2");
    project.file("a.sql", HEAD, "--changeset a:2", "select 1;");
    assertThat(project.hub().down(1).getFirst().statements()).isEqualTo(2);
  }

  @Test
  void a_failure_is_shown_at_its_place_in_the_file() {
    project.file(
        "a.sql",
        HEAD,
        "--changeset a:1",
        "create table a (id int);",
        "--rollback select 1;",
        "--rollback drop table nowhere;");
    project.hub().up();

    Problem problem = Project.problem(() -> project.hub().down(1));

    assertThat(problem.excerpt().orElseThrow().location()).hasToString("a.sql:5:12");
  }

  @Test
  void a_version_is_author_and_id() {
    three().hub().execute(new Request.Up(Optional.empty(), Optional.of(Version.of("ann:9"))));
    assertThat(project.history()).hasSize(2);

    project.hub().execute(new Request.GoTo(Optional.of(Version.of("users.sql::ann:10"))));
    assertThat(project.history())
        .containsExactly("users.sql::ann:10:applied", "users.sql::ann:9:rolled_back");

    project.hub().execute(new Request.Force(Optional.of(Version.of("bob:1"))));
    assertThat(project.hub().up()).isEmpty();

    project.hub().execute(new Request.DownNamed("ann:10"));
    assertThat(project.hub().status().pending()).isEqualTo(1);
  }

  @Test
  void a_version_that_is_not_in_the_folder_is_unknown() {
    Problem problem =
        Project.problem(() ->
            three()
                .hub()
                .execute(new Request.Up(Optional.empty(), Optional.of(Version.of("zoe:1")))));

    assertThat(problem.code()).isEqualTo(Code.VERSION_UNKNOWN);
  }

  @Test
  void a_baseline_takes_what_stands_before_it_in_the_file() {
    three().hub().execute(new Request.Baseline(Version.of("ann:9")));

    assertThat(project.history())
        .containsExactly("users.sql::ann:10:baseline", "users.sql::ann:9:baseline");
  }

  @Test
  void one_that_is_inserted_above_others_is_not_late() {
    three().hub().up();
    project.file("a.sql", HEAD, "--changeset ann:1", "create table c (id int);");

    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  void an_edited_one_is_refused_and_one_that_runs_on_change_runs_again() {
    project
        .file(
            "a.sql", HEAD, "--changeset a:1 runOnChange:true", "create table if not exists a (x);")
        .file("b.sql", HEAD, "--changeset a:1", "create table b (x);");
    project.hub().up();

    project.file("a.sql", HEAD, "--changeset a:1 runOnChange:true", "drop table a;");
    assertThat(project.hub().up()).hasSize(1);

    project.file("b.sql", HEAD, "--changeset a:1", "create table b (y);");
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.SCRIPT_CHANGED);
  }

  @Test
  void one_that_runs_always_runs_each_time() {
    project.file(
        "a.sql", HEAD, "--changeset a:1 runAlways:true", "create table if not exists a (x);");

    assertThat(project.hub().up()).hasSize(1);
    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  void one_for_another_database_is_not_there() {
    project.file(
        "a.sql",
        HEAD,
        "--changeset a:1 dbms:postgresql",
        "nonsense;",
        "--changeset a:2 dbms:sqlite,h2",
        "create table a (x);",
        "--changeset a:3 dbms:!sqlite",
        "nonsense;");

    assertThat(project.hub().up()).hasSize(1);
    assertThat(project.hub().status().lines()).hasSize(1);
  }

  @Test
  void a_precondition_that_does_not_hold_stops_the_run() {
    project.file(
        "a.sql",
        HEAD,
        "--changeset a:1",
        "create table a (x);",
        "--changeset a:2",
        "--precondition-sql-check expectedResult:1 select count(*) from a",
        "drop table a;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.PRECONDITION_FAILED);
    assertThat(problem.what()).isEqualTo("the precondition at a.sql:5 wants 1 and got 0");
    assertThat(project.history()).containsExactly("a.sql::a:1:applied");
    project.say("insert into a values (1)");
    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  void a_precondition_says_what_happens_otherwise() {
    String check = "--precondition-sql-check expectedResult:0 select 1";
    project.file(
        "a.sql",
        HEAD,
        "--changeset a:1",
        "--preconditions onFail:MARK_RAN",
        check,
        "nonsense;",
        "--changeset a:2",
        "--preconditions onFail:CONTINUE onFailMessage:\"not yet\"",
        check,
        "nonsense;",
        "--changeset a:3",
        "--preconditions onFail:WARN onError:MARK_RAN",
        check,
        "create table a (x);",
        "--changeset a:4",
        "--preconditions onError:MARK_RAN",
        "--precondition-sql-check expectedResult:0 select 1 from nowhere",
        "nonsense;");

    assertThat(project.hub().up()).hasSize(3);

    assertThat(project.history())
        .containsExactly("a.sql::a:1:applied", "a.sql::a:3:applied", "a.sql::a:4:applied");
    assertThat(project.events())
        .anyMatch(it -> it instanceof Event.LeftOut left && left.why().endsWith("(not yet)"));
    assertThat(project.hub().status().pending()).isEqualTo(1);
  }
}
