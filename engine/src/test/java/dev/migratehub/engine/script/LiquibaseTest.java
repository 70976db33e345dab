package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquibaseTest {

  private static final String HEAD = "--liquibase formatted sql\n";

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void change_sets_run_in_the_order_of_files_and_lines() {
    folder
        .file("b.sql", HEAD + "--changeset ann:10\none;\n--changeset ann:9\ntwo;\n")
        .file("a/z.sql", HEAD + "--changeset bob:1\nthree;\n");

    assertThat(folder.read().layout()).isEqualTo(Layout.LIQUIBASE);
    assertThat(folder.ids()).containsExactly("a/z.sql::bob:1", "b.sql::ann:10", "b.sql::ann:9");
  }

  @Test
  void the_sql_is_what_stands_between_its_first_and_last_line() {
    folder.file(
        "a.sql",
        HEAD
            + """

            --changeset ann:1 labels:"x,y" splitStatements:false
            --comment makes a table

            -- a note
            create table a (id int);

            insert into a values (1);
            --rollback drop table a;

            --changeset ann:2
            create table b (id int);
            """);

    Migration one = folder.read().all().getFirst();

    assertThat(TestFolder.text(one.up()))
        .isEqualTo("-- a note\ncreate table a (id int);\n\ninsert into a values (1);\n");
    assertThat(one.up().sections().getFirst().firstLine()).isEqualTo(6);
    assertThat(TestFolder.text(one.down().orElseThrow())).isEqualTo("drop table a;\n");
    assertThat(one.down().orElseThrow().sections().getFirst().firstLine()).isEqualTo(10);
    assertThat(folder.read().all().get(1).down()).isEmpty();
  }

  @Test
  void comments_of_liquibase_within_the_sql_count_as_white_space() {
    folder.file(
        "a.sql",
        HEAD + "--changeset a:1\ncreate table a (\n--rollback drop\n--comment x\nid int);\n");
    Script up = folder.only().up();

    assertThat(TestFolder.text(up))
        .isEqualTo("create table a (\n               \n           \nid int);\n");
    assertThat(up.sections().getFirst().span().from()).isEqualTo(42);
  }

  @Test
  void a_change_of_the_way_back_does_not_change_the_way_up() {
    folder.file("a.sql", HEAD + "--changeset a:1\none;\n--rollback two;\n");
    Checksum before = folder.only().up().checksum();

    folder.file("a.sql", HEAD + "--changeset a:1\none;\n--comment x\n--rollback 3;\n");

    assertThat(folder.only().up().checksum()).isEqualTo(before);
  }

  @Test
  void a_way_back_of_many_lines_keeps_its_places() {
    folder.file(
        "a.sql",
        HEAD
            + """
            --changeset a:1
            one;
            --rollback drop table (
            -- rollback  x);
            --rollback drop y;
            """);

    Script down = folder.only().down().orElseThrow();

    assertThat(TestFolder.text(down))
        .isEqualTo("drop table (\n             x);\n           drop y;\n");
    assertThat(down.sections()).hasSize(1);
  }

  @Test
  void a_way_back_may_stand_in_a_block() {
    folder.file(
        "a.sql", HEAD + "--changeset a:1\none;\n/* liquibase rollback\ndrop a;\ndrop b; */\n");

    Migration migration = folder.only();

    assertThat(TestFolder.text(migration.up())).isEqualTo("one;\n");
    assertThat(TestFolder.text(migration.down().orElseThrow())).isEqualTo("drop a;\ndrop b; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not required", "Not Required: data only", "empty"})
  void a_way_back_that_is_not_required_does_nothing(String words) {
    folder.file("a.sql", HEAD + "--changeset a:1\none;\n--rollback " + words + "\n");

    assertThat(folder.only().down().orElseThrow().size()).isZero();
    assertThat(folder.only().down().orElseThrow().empty()).isFalse();
  }

  @Test
  void a_way_back_may_be_another_change_set() {
    folder.file(
        "a.sql",
        HEAD
            + """
            --changeset a:1
            create table a (id int);
            --changeset a:2
            drop table a;
            --rollback changesetId:1 changesetAuthor:a
            """);

    assertThat(TestFolder.text(folder.read().all().get(1).down().orElseThrow()))
        .isEqualTo("create table a (id int);\n");
  }

  @Test
  void attributes_say_how_and_where_it_runs() {
    folder.file(
        "a.sql",
        HEAD
            + "--changeset \"Ann Lee\":\"one two\" runInTransaction:false runOnChange:true"
            + " context:\"test or dev\" dbms:postgresql,!h2 failOnError:true\none;\n");

    Migration migration = folder.only();

    assertThat(migration.id().text()).isEqualTo("a.sql::Ann Lee:one two");
    assertThat(migration.repeatable()).isTrue();
    Directives directives = migration.up().directives();
    assertThat(directives.transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(directives.environments()).containsExactly("test", "dev");
    assertThat(directives.changeSet().databases()).containsExactly("postgresql", "!h2");
  }

  @Test
  void our_own_directives_stand_in_its_first_comments() {
    folder.file("a.sql", HEAD + "--changeset a:1\n-- migr8: retries=2\none;\n");

    assertThat(folder.only().up().directives().retries()).contains(2);
  }

  @Test
  void a_delimiter_of_its_own_ends_statements_as_a_semicolon() {
    folder.file(
        "a.sql",
        HEAD
            + """
            --changeset a:1 endDelimiter:// rollbackEndDelimiter:GO
            create function f() as 'a // b' //
            -- see http://
            select 1//
            --rollback drop f GO
            --rollback select CARGO
            --changeset a:2 endDelimiter:--//
            one
            --//
            """);

    List<Migration> both = folder.read().all();
    assertThat(TestFolder.text(both.getFirst().up()))
        .isEqualTo("create function f() as 'a // b' ; \n-- see http://\nselect 1; \n");
    assertThat(TestFolder.text(both.getFirst().down().orElseThrow()))
        .isEqualTo("drop f ; \n           select CARGO\n");
    assertThat(TestFolder.text(both.get(1).up())).isEqualTo("one\n;   \n");
  }

  @ParameterizedTest
  @CsvSource({
    "\\n/, /, true",
    "^GO$, GO, true",
    "$$, $$, false",
    "/$, /, false",
    "\\nGO, GO, true"
  })
  void a_delimiter_is_a_plain_text_with_its_place(String written, String text, boolean alone) {
    assertThat(EndDelimiter.of(written)).contains(new EndDelimiter(text, alone));
  }

  @Test
  void preconditions_are_queries_with_their_answers() {
    folder.file(
        "a.sql",
        HEAD
            + """
            --changeset a:1
            --preconditions onFail:MARK_RAN onError:WARN onFailMessage:"there already"
            --precondition-sql-check expectedResult:0 select count(*) from x
            --precondition-sql-check 'a b' select y
            one;
            """);

    assertThat(folder.only().up().directives().changeSet().precondition())
        .contains(
            new Precondition(
                List.of(
                    new Precondition.Check("select count(*) from x", "0", 4),
                    new Precondition.Check("select y", "a b", 5)),
                Precondition.Otherwise.MARK_RAN,
                Precondition.Otherwise.WARN,
                "there already"));
    assertThat(TestFolder.text(folder.only().up())).isEqualTo("one;\n");
  }

  @Test
  void lines_and_change_sets_may_be_ignored() {
    folder.file(
        "a.sql",
        HEAD
            + """
            --changeset a:1
            one;
            --ignoreLines:1
            two;
            --ignoreLines:start
            --changeset a:3
            three;
            --ignoreLines:end
            four;
            --changeset a:2 ignore:true
            five;
            """);

    assertThat(TestFolder.text(folder.only().up()).replaceAll(" +\n", "\n").replaceAll("\n+", "\n"))
        .isEqualTo("one;\nfour;\n");
  }

  @Test
  void a_logical_path_stands_for_the_file() {
    folder.file(
        "a.sql",
        """

        --  LIQUIBASE formatted sql changeLogId:1-2 logicalFilePath:db\\all.sql dbms:h2
        --changeset a:1
        one;
        --changeset a:2 logicalFilePath:x.sql
        two;
        """);

    assertThat(folder.ids()).containsExactly("db/all.sql::a:1", "x.sql::a:2");
  }

  @Test
  void a_change_set_is_found_by_author_and_id_where_only_one_has_it() {
    folder
        .file("a.sql", HEAD + "--changeset a:1\none;\n--changeset a:2\ntwo;\n")
        .file("b.sql", HEAD + "--changeset a:1\nthree;\n");
    Migrations migrations = folder.read();

    assertThat(migrations.find(MigrationId.of("a:2")).orElseThrow().label())
        .isEqualTo("a.sql::a:2");
    assertThat(migrations.find(MigrationId.of("a:1"))).isEmpty();
    assertThat(migrations.runsAfter(MigrationId.of("b.sql::a:1"), Version.of("a:2"))).isTrue();
    assertThat(migrations.runsAfter(MigrationId.of("a.sql::a:1"), Version.of("a:2"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--changeset a:1 runWith:psql | 2: runWith",
        "--changeset a:1 failOnError:false | 2: failOnError:false",
        "--changeset a:1 context:!prod | 2: the context \"!prod\" is more than names",
        "--changeset a:1 runOnChange:maybe | 2: runOnChange is true or false",
        "--changeset a:1 runAfter:x | 2: runAfter is not known; there are",
        "--changeset a:1 adds a table | 2: adds is no attribute",
        "--changeset a:1 endDelimiter:[;/] | 2: endDelimiter:[;/] is a pattern",
        "--changeset a:1 runWith:${x} | 2: runWith",
        "--changeset a:1 labels:${x} | 2: nothing is put in place of ${…}",
        "--changeset a | 2: this is not: --changeset author:id",
        "-changeset a:1 | 2: this line begins with one dash",
        "--property name:a value:b | 2: nothing is put in place of ${…}",
        "--include file:x.sql | 2: other files are not included",
        "select 1; | 2: a statement stands before the first --changeset",
        "--changeset a:1~--precondition-table-exists table:x | 3: of preconditions only sql-check",
        "--changeset a:1~--preconditions onFail:SKIP | 3: onFail is HALT, CONTINUE, MARK_RAN or WARN",
        "--changeset a:1~x;~--rollback changesetId:9 changesetAuthor:a | 2: its rollback names",
        "--ignoreLines:some | 2: ignoreLines takes a number",
      })
  void what_is_not_done_here_is_refused_with_its_line(String lines, String why) {
    folder.file("a.sql", HEAD + lines.replace('~', '\n') + "\none;\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).startsWith("a.sql:" + why);
  }

  @Test
  void a_change_log_in_another_form_is_refused() {
    folder
        .file("a.sql", HEAD + "--changeset a:1\none;\n")
        .file("master.yaml", "databaseChangeLog:\n  - include:\n      file: a.sql\n");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("master.yaml is a change log of Liquibase in another form");
  }

  @Test
  void a_plain_script_between_them_is_refused() {
    folder.file("a.sql", HEAD + "--changeset a:1\none;\n").file("b.sql", "select 1;\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID))
        .isEqualTo("b.sql has no line --liquibase formatted sql");
  }

  @Test
  void two_change_sets_of_one_name_are_refused() {
    folder.file("a.sql", HEAD + "--changeset a:1\none;\n--changeset a:1\ntwo;\n");

    assertThat(folder.refused(Code.VERSION_DUPLICATE)).contains("both have version a.sql::a:1");
  }

  @Test
  void a_new_migration_is_a_file_behind_the_last() {
    folder.file("001_a.sql", HEAD + "--changeset a:1\none;\n");

    NewMigration made = NewMigration.in(path, Optional.empty(), "More", Instant.EPOCH);
    made.write();

    assertThat(folder.ids()).containsExactly("001_a.sql::a:1", "002_more.sql::migr8:more");
    assertThat(folder.read().all().get(1).up().empty()).isTrue();
  }

  @Test
  void a_new_file_that_would_run_before_the_last_is_not_made() {
    folder.file("users.sql", HEAD + "--changeset a:1\none;\n");

    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> NewMigration.in(path, Optional.empty(), "x", Instant.EPOCH))
                .problem()
                .next())
        .isEqualTo("write a new change set at the end of users.sql");
  }
}
