package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayTest {

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void versioned_undo_and_repeatable_scripts_are_read() {
    folder.with("V1__users.sql", "U1__users.sql", "V2__Add_roles.sql", "R__views.sql");

    Migrations migrations = folder.read();

    assertThat(migrations.layout()).isEqualTo(Layout.FLYWAY);
    assertThat(migrations.all())
        .extracting(Migration::label)
        .containsExactly("1_users", "2_Add_roles", "R__views");
    assertThat(migrations.all().getFirst().down().orElseThrow().file()).isEqualTo("U1__users.sql");
    assertThat(migrations.all().getLast().repeatable()).isTrue();
  }

  @Test
  void versions_have_any_number_of_parts_with_dots_or_lines_between_them() {
    folder.with(
        "V1_10__d.sql", "V1.2__c.sql", "V1__a.sql", "V1_1__b.sql", "V20240101120000__e.sql");

    assertThat(folder.ids()).containsExactly("1", "1.1", "1.2", "1.10", "20240101120000");
  }

  @Test
  void zeros_at_the_end_make_no_other_version() {
    folder.with("V1__a.sql", "V1_0__b.sql");

    assertThat(folder.refused(Code.VERSION_DUPLICATE))
        .isEqualTo("V1_0__b.sql and V1__a.sql both have version 1");
  }

  @Test
  void the_first_two_lines_end_the_version() {
    assertThat(folder.with("V1__a__b.sql").only().name()).isEqualTo("a__b");
  }

  @Test
  void folders_below_belong_to_it() {
    folder.with("2023/V1__a.sql", "2024/q1/V2__b.sql", "views/R__v.sql");

    assertThat(folder.ids()).containsExactly("1", "2", "R__v");
    assertThat(folder.read().all().get(1).up().file()).isEqualTo("2024/q1/V2__b.sql");
  }

  @Test
  void the_ending_may_have_any_letter_case() {
    assertThat(folder.with("V1__a.SQL").ids()).containsExactly("1");
  }

  @Test
  void a_conf_file_keeps_a_script_out_of_a_transaction() {
    folder.with("V1__a.sql", "V2__b.sql");
    folder.file("V1__a.sql.conf", "# why\nexecuteInTransaction = false\n");
    folder.file("V2__b.sql.conf", "executeInTransaction=true\nencoding=UTF-8\n");

    assertThat(folder.read().all())
        .extracting(migration -> migration.up().directives().transaction())
        .containsExactly(TransactionMode.NO_TRANSACTION, TransactionMode.AUTO);
  }

  @Test
  void a_conf_file_with_a_condition_is_refused() {
    folder.with("V1__a.sql").file("V1__a.sql.conf", "shouldExecute=${x}==1\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID))
        .isEqualTo("V1__a.sql.conf: shouldExecute is not supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V2_add_email.sql",
        "v2__add_email.sql",
        "V__add_email.sql",
        "V2.sql",
        "Vx__y.sql",
        "R_views.sql",
        "R1__views.sql",
        "add_column.sql"
      })
  void a_name_that_flyway_would_not_read_is_refused(String name) {
    folder.with("V1__a.sql", name);

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo(name + " is not named like a migration of layout flyway: V1__create_users.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beforeEachMigrateStatement.sql",
        "afterMigrateError__mail.sql",
        "createSchema.sql"
      })
  void a_callback_that_is_not_called_is_refused_kindly(String name) {
    folder.with("V1__a.sql", name);

    assertThat(folder.refused(Code.NAME_UNREADABLE)).startsWith(name + " is a callback of Flyway");
  }

  @Test
  void callbacks_are_hooks_wherever_they_lie() {
    folder.with(
        "V1__a.sql",
        "afterMigrate.sql",
        "calls/beforeEachMigrate__b.sql",
        "calls/beforeEachMigrate__a.sql",
        "hooks/afterUndo.sql",
        "hooks/before_up.sql");

    assertThat(folder.ids()).containsExactly("1");
    assertThat(folder.read().hooks())
        .extracting(hook -> hook.moment().id() + " " + hook.script().file())
        .containsExactly(
            "before_up hooks/before_up.sql",
            "before_each_up calls/beforeEachMigrate__a.sql",
            "before_each_up calls/beforeEachMigrate__b.sql",
            "after_up afterMigrate.sql",
            "after_down hooks/afterUndo.sql");
  }

  @Test
  void a_baseline_migration_is_refused_kindly() {
    folder.with("B5__base.sql", "V6__a.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("B5__base.sql is a baseline migration of Flyway");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V2__Move.java", "V2__Move.class", "V2__load.sh", "R__views.py"})
  void a_migration_in_another_language_is_refused(String name) {
    folder.with("V1__a.sql", name);

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith(name + " is a migration in another language");
  }

  @Test
  void other_files_are_left_alone() {
    folder.with("V1__a.sql", "README.md", "V1__a.sql.bak", "package-info.java", "notes.txt");

    assertThat(folder.ids()).containsExactly("1");
  }

  @Test
  void an_undo_without_its_version_is_refused() {
    folder.with("V1__a.sql", "U2__b.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE)).startsWith("U2__b.sql is a way back");
  }

  @Test
  void a_repeatable_name_in_two_folders_is_refused() {
    folder.with("a/R__v.sql", "b/R__v.sql");

    assertThat(folder.refused(Code.VERSION_DUPLICATE))
        .isEqualTo("a/R__v.sql and b/R__v.sql both have version R__v");
  }
}
