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

class PairedTest {

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void two_files_make_a_migration() {
    folder.file("001_users.up.sql", "CREATE TABLE users (id int);\n");
    folder.file("001_users.down.sql", "DROP TABLE users;\n");

    Migration migration = folder.only();

    assertThat(folder.read().layout()).isEqualTo(Layout.PAIRED);
    assertThat(migration.id().text()).isEqualTo("001");
    assertThat(migration.name()).isEqualTo("users");
    assertThat(migration.label()).isEqualTo("001_users");
    assertThat(migration.up().file()).isEqualTo("001_users.up.sql");
    assertThat(migration.up().size()).isEqualTo(29);
    assertThat(TestFolder.text(migration.down().orElseThrow())).isEqualTo("DROP TABLE users;\n");
  }

  @Test
  void the_way_back_may_be_missing() {
    assertThat(folder.with("20231201143022_users.up.sql").only().down()).isEmpty();
  }

  @Test
  void the_way_back_may_hold_comments_alone() {
    folder.with("001_a.up.sql").file("001_a.down.sql", "-- nothing to undo\n");

    assertThat(folder.only().down()).isPresent();
  }

  @Test
  void versions_order_as_numbers() {
    folder.with("10_b.up.sql", "9_a.up.sql", "20231201143022_c.up.sql", "0011_d.up.sql");

    assertThat(folder.ids()).containsExactly("9", "10", "0011", "20231201143022");
  }

  @Test
  void the_two_files_may_have_different_words_and_digits() {
    folder.with("1_users.up.sql", "001_drop_users.down.sql");

    assertThat(folder.only().down().orElseThrow().file()).isEqualTo("001_drop_users.down.sql");
  }

  @Test
  void a_name_may_hold_dots_dashes_and_nothing() {
    folder.with("1_v1.2-users.up.sql", "2_.up.sql");

    assertThat(folder.read().all()).extracting(Migration::name).containsExactly("v1.2-users", "");
  }

  @Test
  void letter_case_of_the_ending_does_not_matter() {
    assertThat(folder.with("001_a.UP.SQL").ids()).containsExactly("001");
  }

  @Test
  void other_files_and_folders_below_are_left_alone() {
    folder.with("001_a.up.sql", "seed/users.sql", "README.md", ".gitkeep", "atlas.sum");
    folder.with("001_a.up.sql.bak", "001_a.up.sql~", ".001_a.up.sql.swp", "migrations.go");

    assertThat(folder.ids()).containsExactly("001");
  }

  @Test
  void one_number_written_twice_is_refused_with_both_files() {
    folder.with("001_a.up.sql", "1_b.up.sql");

    assertThat(folder.refused(Code.VERSION_DUPLICATE))
        .isEqualTo("001_a.up.sql and 1_b.up.sql both have version 1");
  }

  @Test
  void two_ways_back_of_one_number_are_refused() {
    folder.with("001_a.up.sql", "001_a.down.sql", "001_b.down.sql");

    assertThat(folder.refused(Code.VERSION_DUPLICATE)).contains("001_a.down.sql", "001_b.down.sql");
  }

  @Test
  void a_way_back_without_a_way_up_is_refused() {
    folder.with("001_a.up.sql", "002_b.down.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo("002_b.down.sql is a way back, but no script has the way up of 002");
  }

  @Test
  void a_file_without_a_number_is_refused() {
    folder.with("001_a.up.sql", "add_column.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo(
            "add_column.sql is not named like a migration of layout paired:"
                + " 001_create_users.up.sql");
  }

  @Test
  void an_empty_script_is_told_from_one_that_holds_something() {
    folder.file("001_a.up.sql", "\uFEFF \n ;\n");

    assertThat(folder.only().up().empty()).isTrue();
  }

  @Test
  void an_empty_way_back_is_told_from_one_that_holds_something() {
    folder.with("001_a.up.sql").file("001_a.down.sql", "");
    assertThat(folder.only().down().orElseThrow().empty()).isTrue();

    folder.file("001_a.down.sql", "-- nothing to take back\n");
    assertThat(folder.only().down().orElseThrow().empty()).isFalse();
  }

  @Test
  void a_script_of_comments_does_nothing_on_purpose() {
    folder.file("001_a.up.sql", "-- not needed here\n");

    assertThat(folder.only().up().empty()).isFalse();
  }

  @Test
  void a_note_of_morph_keeps_the_script_out_of_a_transaction() {
    folder.file("001_a.up.sql", "-- morph:nontransactional\nCREATE INDEX CONCURRENTLY i ON t (a);");

    assertThat(folder.only().up().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a_x.up.sql", "_x.up.sql", "1.up.sql", "1-x.up.sql", "x_1.up.sql"})
  void a_name_without_number_and_underline_is_refused(String name) {
    assertThat(folder.with("002_b.up.sql", name).refused(Code.NAME_UNREADABLE)).contains(name);
  }
}
