package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchonTest {

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void plain_numbered_files_are_migrations() {
    folder.with("001_users.sql", "002-roles.sql", "0003_x.sql", "20240101120000.sql");

    assertThat(folder.read().layout()).isEqualTo(Layout.ARCHON);
    assertThat(folder.read().all())
        .extracting(Migration::label)
        .containsExactly("001_users", "002_roles", "0003_x", "20240101120000");
  }

  @Test
  void releases_order_as_numbers_after_the_files_on_top() {
    folder.with("0.10.0/001_c.sql", "0.9.0/002_b.sql", "0.9.0/001_a.sql", "005_top.sql");

    assertThat(folder.ids()).containsExactly("005", "0.9.0/001", "0.9.0/002", "0.10.0/001");
    assertThat(folder.read().all().getLast().release()).contains("0.10.0");
  }

  @Test
  void a_release_may_be_written_with_a_v() {
    folder.with("v1.2.0/001_a.sql", "v1.2.0/rollbacks/001_a.sql", "v2/001_b.sql");

    assertThat(folder.ids()).containsExactly("1.2.0/001", "2/001");
    assertThat(folder.read().all().getFirst().release()).contains("v1.2.0");
    assertThat(folder.read().all().getFirst().down()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollbacks/001_a.sql",
        "rollback/001_a.sql",
        "rollbacks/001_a_rollback.sql",
        "rollbacks/rollback_001_a.sql",
        "rollbacks/001_a.down.sql",
        "Rollbacks/001_undo.sql"
      })
  void a_file_on_top_finds_its_way_back(String down) {
    folder.with("001_a.sql", down);

    assertThat(folder.only().down()).map(Script::file).contains(down);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.2.0/rollbacks/001_a.sql", "rollbacks/0.2.0/001_a.sql", "rollbacks/001_a.sql"})
  void a_file_of_a_release_finds_its_way_back(String down) {
    folder.with("0.1.0/001_z.sql", "0.2.0/001_a.sql", down);

    assertThat(down(folder, "0.1.0/001")).isEmpty();
    assertThat(down(folder, "0.2.0/001")).contains(down);
  }

  @Test
  void a_rollback_without_a_release_belongs_first_to_the_file_on_top() {
    folder.with("001_a.sql", "0.1.0/001_a.sql", "rollbacks/001_a.sql");

    assertThat(down(folder, "001")).isPresent();
    assertThat(down(folder, "0.1.0/001")).isEmpty();
  }

  @Test
  void a_rollback_that_fits_several_releases_is_refused() {
    folder.with("0.1.0/001_a.sql", "0.2.0/001_b.sql", "rollbacks/001_c.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo("rollbacks/001_c.sql could take back any of 0.1.0/001_a.sql, 0.2.0/001_b.sql");
  }

  @Test
  void a_rollback_of_nothing_is_refused() {
    folder.with("001_a.sql", "rollbacks/002_b.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("rollbacks/002_b.sql is a way back");
  }

  @Test
  void tools_beside_release_folders_are_left_alone() {
    folder.with("complete_setup.sql", "RESET_DB.sql", "0.1.0/001_a.sql", "0.1.0/NOTES.md");

    assertThat(folder.ids()).containsExactly("0.1.0/001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add_column.sql", "1_x.sql", "07_x.sql", "0.1.0/add_column.sql"})
  void a_name_without_three_digits_is_refused(String name) {
    folder.with("001_a.sql", "0.1.0/001_a.sql", name);

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith(name + " is not named like a migration of layout archon");
  }

  @Test
  void a_folder_that_is_almost_a_release_is_refused() {
    folder.with("0.1.0/001_a.sql", "0.2.0-rc1/001_b.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE)).startsWith("0.2.0-rc1/001_b.sql lies in");
  }

  @Test
  void folders_with_other_names_are_left_alone() {
    folder.with("001_a.sql", "seeds/001_users.sql", "docs/x.sql", "rollbacks/001_a.sql");

    assertThat(folder.ids()).containsExactly("001");
  }

  @Test
  void the_same_number_twice_is_refused_in_one_release_only() {
    folder.with("0.1.0/012_a.sql", "0.2.0/012_b.sql", "0.1.0/0012_c.sql");

    assertThat(folder.refused(Code.VERSION_DUPLICATE))
        .isEqualTo("0.1.0/0012_c.sql and 0.1.0/012_a.sql both have version 0.1.0/012");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +migrate Up\nCREATE TABLE t (a int);\n-- +migrate Down\nDROP TABLE t;\n",
        "-- Up Migration\nCREATE TABLE t (a int);\n-- Down Migration\nDROP TABLE t;\n"
      })
  void a_file_that_holds_its_own_way_back_is_not_run_as_a_whole(String text) {
    folder.file("001_a.sql", text);

    assertThat(folder.refused(Code.DIRECTIVE_INVALID))
        .isEqualTo("001_a.sql:1: this file holds more than its way up");
  }

  @Test
  void markers_of_goose_are_not_run_as_a_whole_when_the_layout_was_set() {
    folder.file("001_a.sql", "\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n");

    Problem problem = folder.refusal(Layout.ARCHON);

    assertThat(problem.code()).isEqualTo(Code.DIRECTIVE_INVALID);
    assertThat(problem.what()).startsWith("001_a.sql:2: ");
    assertThat(problem.next()).startsWith("set migration.layout: goose");
  }

  @Test
  void a_way_back_on_top_is_never_run_as_a_way_up() {
    folder.with("001_a.sql", "001_a.down.sql");

    assertThat(folder.refusal(Layout.ARCHON).code()).isEqualTo(Code.NAME_UNREADABLE);
  }

  private static Optional<String> down(TestFolder folder, String id) {
    return folder.read().find(MigrationId.of(id)).orElseThrow().down().map(Script::file);
  }
}
