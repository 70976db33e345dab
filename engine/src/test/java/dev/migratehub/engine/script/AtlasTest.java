package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasTest {

  private static final String FILE = "20240101120000_users.sql";

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path).file("atlas.sum", "h1:x\n");
  }

  @Test
  void the_sum_file_tells_the_layout() {
    folder.file(FILE, "-- atlas:txmode none\n\ncreate table a (id int);\n");

    assertThat(folder.read().layout()).isEqualTo(Layout.ATLAS);
    assertThat(folder.only().label()).isEqualTo("20240101120000_users");
    assertThat(folder.only().up().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
  }

  @Test
  void a_folder_of_pairs_stays_one() {
    assertThat(folder.with("001_a.up.sql").read().layout()).isEqualTo(Layout.PAIRED);
  }

  @Test
  void a_delimiter_of_its_own_ends_statements_as_a_semicolon() {
    folder.file(FILE, "-- atlas:delimiter //\n\ncreate a begin x; end //\nselect 1 //\n");

    assertThat(TestFolder.text(folder.only().up()))
        .isEqualTo(" ".repeat(21) + "\n\ncreate a begin x; end ; \nselect 1 ; \n");
  }

  @Test
  void a_checkpoint_is_refused() {
    folder.file(FILE, "-- atlas:checkpoint\n\nselect 1;\n");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID))
        .isEqualTo(FILE + ":1: atlas:checkpoint is Atlas's alone");
  }

  @Test
  void an_order_of_names_that_is_not_the_one_of_numbers_is_refused() {
    folder.with("100_a.sql", "99_b.sql");

    assertThat(folder.refusal(Layout.ATLAS).what())
        .isEqualTo("100_a.sql comes before 99_b.sql by name and behind it by number");
  }

  @Test
  void a_new_migration_continues_the_numbers() {
    folder.with(FILE);

    NewMigration made =
        NewMigration.in(path, Optional.empty(), "x", Instant.parse("2026-01-31T12:00:00Z"));

    assertThat(made.files())
        .extracting(NewMigration.File::name)
        .containsExactly("20260131120000_x.sql");
  }
}
