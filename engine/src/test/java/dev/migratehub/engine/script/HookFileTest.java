package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookFileTest {

  @TempDir private Path path;
  private TestFolder folder = new TestFolder(Path.of(""));

  @BeforeEach
  void open() {
    folder = new TestFolder(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "001_a.up.sql",
        "001_a.sql",
        "0.1.0/001_a.sql",
        "V1__a.sql",
        "20240101000000_a/up.sql"
      })
  void every_layout_has_hooks_that_are_no_migrations(String migration) {
    folder.with(migration, "hooks/after_up.sql", "hooks/before_each.sql");

    assertThat(folder.read().all()).hasSize(1);
    assertThat(folder.read().hooks())
        .extracting(hook -> hook.moment().id() + " " + hook.script().file())
        .containsExactly(
            "before_each_up hooks/before_each.sql",
            "after_up hooks/after_up.sql",
            "before_each_down hooks/before_each.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- migrate:up\nSELECT 1;", "-- +goose Up\nSELECT 1;"})
  void also_where_a_file_holds_both_sides(String text) {
    folder.file("20240101000000_a.sql", text + "\n").with("hooks/before_up.sql");

    assertThat(folder.read().all()).hasSize(1);
    assertThat(folder.read().hooks()).hasSize(1);
  }

  @Test
  void also_beside_change_sets() {
    folder
        .file("a.sql", "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n")
        .with("hooks/before_up.sql");

    assertThat(folder.read().all()).hasSize(1);
    assertThat(folder.read().hooks()).hasSize(1);
  }

  @Test
  void also_in_a_folder_of_atlas() {
    folder.with("20240101000000_a.sql", "hooks/before_up.sql");

    assertThat(folder.read(Layout.ATLAS).all()).hasSize(1);
    assertThat(folder.read(Layout.ATLAS).hooks()).hasSize(1);
  }

  @Test
  void a_folder_of_hooks_alone_holds_no_migration_yet() {
    folder.with("hooks/before_up.sql");

    assertThat(folder.read().all()).isEmpty();
    assertThat(folder.read().hooks()).hasSize(1);
  }

  @Test
  void several_of_one_moment_run_by_their_words() {
    folder.with("hooks/before_up__b.sql", "hooks/before_up.sql", "hooks/before_up__a.sql");

    assertThat(folder.read().hooks())
        .extracting(hook -> hook.script().file())
        .containsExactly("hooks/before_up.sql", "hooks/before_up__a.sql", "hooks/before_up__b.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks/before_all.sql",
        "hooks/before_up_roles.sql",
        "hooks/more/before_up.sql",
        "hooks/001_a.up.sql"
      })
  void what_lies_among_hooks_is_one_or_is_refused(String name) {
    folder.with("001_a.up.sql", name);

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith(name + " is not named like a hook: before_up,");
  }

  @Test
  void other_files_among_them_are_left_alone() {
    folder.with("001_a.up.sql", "hooks/README.md");

    assertThat(folder.read().hooks()).isEmpty();
  }

  @Test
  void what_only_a_migration_can_ask_for_is_refused() {
    folder.with("001_a.up.sql").file("hooks/before_up.sql", "-- migr8: requires=1\nSELECT 1;\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).contains("requires in a hook");
  }

  @Test
  void a_hook_of_each_migration_cannot_choose_its_transaction() {
    folder
        .with("001_a.up.sql")
        .file("hooks/before_each.sql", "-- migr8: transaction=no_transaction\nSELECT 1;\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).contains("hooks/before_each.sql");
  }
}
