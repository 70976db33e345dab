package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryEachTest {

  private static final String USERS = "2024-01-31-101500_users";

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void each_folder_is_a_migration() {
    folder.with("00000000000000_initial/up.sql", USERS + "/up.sql", USERS + "/down.sql");

    assertThat(folder.read().layout()).isEqualTo(Layout.DIRECTORY);
    assertThat(folder.read().all())
        .extracting(Migration::label)
        .containsExactly("00000000000000_initial", "20240131101500_users");
    assertThat(folder.read().all().getLast().down().orElseThrow().file())
        .isEqualTo(USERS + "/down.sql");
  }

  @Test
  void versions_of_different_lengths_run_in_the_order_of_their_text() {
    folder.with("2024-03-13_170000_c/up.sql", "2024-03-05-120000_a/up.sql");
    folder.with("2024-03-06-120000-0000_b/up.sql", "2024-04-01-000000_d/up.sql");

    assertThat(folder.ids())
        .containsExactly(
            "20240305120000", "20240306120000-0000", "20240313000000", "20240401000000");
  }

  @Test
  void what_goes_beyond_the_second_makes_another_version() {
    folder.with("2024-03-06-120000_a/up.sql", "2024-03-06-120000-0000_b/up.sql");

    assertThat(folder.ids()).containsExactly("20240306120000", "20240306120000-0000");
  }

  @Test
  void metadata_keeps_a_script_out_of_a_transaction() {
    folder.with(USERS + "/up.sql", USERS + "/down.sql");
    folder.file(USERS + "/metadata.toml", "# why\nrun_in_transaction = false # index\n");

    assertThat(folder.only().up().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(folder.only().down().orElseThrow().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
  }

  @Test
  void metadata_may_say_what_holds_anyway() {
    folder.with(USERS + "/up.sql").file(USERS + "/metadata.toml", "run_in_transaction = true\n");

    assertThat(folder.only().up().directives().transaction()).isEqualTo(TransactionMode.AUTO);
  }

  @Test
  void metadata_that_says_neither_is_refused() {
    folder.with(USERS + "/up.sql").file(USERS + "/metadata.toml", "\nrun_in_transaction = 0\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID))
        .isEqualTo(USERS + "/metadata.toml:2: run_in_transaction is true or false, not 0");
  }

  @Test
  void a_folder_without_a_number_is_refused() {
    folder.with(USERS + "/up.sql", "add_column/up.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("add_column/up.sql is not named like a migration of layout directory");
  }

  @Test
  void a_way_back_alone_is_refused() {
    folder.with(USERS + "/up.sql", "2024-02-01-000000_roles/down.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("2024-02-01-000000_roles/down.sql is a way back");
  }

  @Test
  void other_files_are_left_alone() {
    folder.with(USERS + "/up.sql", USERS + "/notes.sql", "README.md", "import_data.sql");
    folder.with(".diesel_lock", "empty_folder/.gitkeep", "tools/deep/up.sql");

    assertThat(folder.ids()).containsExactly("20240131101500");
  }
}
