package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir private Path temporary;
  private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    path = temporary.resolve("migrations");
    folder = new TestFolder(path);
  }

  @Test
  void a_missing_folder_begins_with_the_default_layout() {
    assertThat(names(Optional.empty(), "create users"))
        .containsExactly("001_create_users.up.sql", "001_create_users.down.sql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAIRED | 001_x.up.sql, 001_x.down.sql",
        "ARCHON | 001_x.sql, rollbacks/001_x.sql",
        "FLYWAY | V1__x.sql",
        "DBMATE | 20260304050607_x.sql",
        "GOOSE | 20260304050607_x.sql",
        "DIRECTORY | 20260304050607_x/up.sql, 20260304050607_x/down.sql"
      })
  void each_layout_begins_in_its_own_way(Layout layout, String files) {
    assertThat(names(Optional.of(layout), "x")).containsExactly(files.split(", ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "7_a.up.sql, 8",
    "009_a.up.sql, 010",
    "999_a.up.sql, 1000",
    "000042_a.up.sql, 000043",
    "20231201143022_a.up.sql, 20260304050607",
    "20270101000000_a.up.sql, 20270101000001",
    "202312011430_a.up.sql, 202603040506",
    "20231201143022123_a.up.sql, 20260304050607089",
    "1700000000_a.up.sql, 1772600767",
    "1700000000000_a.up.sql, 1772600767089",
    "99991231235959_a.up.sql, 99991231235960"
  })
  void the_number_follows_the_newest_in_its_style(String newest, String number) {
    folder.with(newest);

    assertThat(names(Optional.empty(), "x")).first().isEqualTo(number + "_x.up.sql");
  }

  @Test
  void the_newest_is_the_greatest_number_and_not_the_last_name() {
    folder.with("9_a.up.sql", "10_b.up.sql", "10_b.down.sql");

    assertThat(names(Optional.empty(), "x")).first().isEqualTo("11_x.up.sql");
  }

  @Test
  void a_script_that_is_still_a_template_does_not_stand_in_the_way() {
    NewMigration.in(path, Optional.empty(), "one", NOW).write();

    assertThat(names(Optional.empty(), "two")).first().isEqualTo("002_two.up.sql");
    assertThat(folder.only().up().empty()).isTrue();
    assertThat(folder.only().down().orElseThrow().empty()).isTrue();
  }

  @Test
  void archon_goes_on_in_the_newest_release() {
    folder.with("0.9.0/007_a.sql", "0.10.0/001_b.sql", "020_top.sql");

    assertThat(names(Optional.empty(), "x"))
        .containsExactly("0.10.0/002_x.sql", "0.10.0/rollbacks/002_x.sql");
  }

  @Test
  void archon_puts_the_way_back_where_the_others_are() {
    folder.with("0.1.0/001_a.sql", "rollbacks/0.1.0/001_a.sql");

    assertThat(names(Optional.empty(), "x"))
        .containsExactly("0.1.0/002_x.sql", "rollbacks/0.1.0/002_x.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "V7__a.sql, V8__x.sql",
    "V007__a.sql, V008__x.sql",
    "V1.9__a.sql, V1.10__x.sql",
    "V1_02__a.sql, V1_03__x.sql",
    "2024/V7__a.sql, 2024/V8__x.sql",
    "V20240101000000__a.sql, V20260304050607__x.sql",
    "R__views.sql, V1__x.sql"
  })
  void flyway_goes_on_as_the_newest_is_written(String newest, String file) {
    folder.with(newest);

    assertThat(names(Optional.empty(), "x")).containsExactly(file);
  }

  @Test
  void flyway_gets_an_undo_where_there_are_undos() {
    folder.with("V1__a.sql", "undo/U1__a.sql", "V2__b.sql");

    assertThat(names(Optional.empty(), "x")).containsExactly("V3__x.sql", "undo/U3__x.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000_diesel_initial_setup, 20260304050607_x",
    "20240131101500_a, 20260304050607_x",
    "2024-01-31-101500_a, 2026-03-04-050607_x",
    "2024-01-31-101500-0000_a, 2026-03-04-050607-0000_x"
  })
  void diesel_goes_on_with_its_dashes(String newest, String file) {
    folder.with(newest + "/up.sql");

    assertThat(names(Optional.empty(), "x")).first().isEqualTo(file + "/up.sql");
  }

  @Test
  void goose_goes_on_with_its_numbers() {
    folder.file("00012_a.sql", "-- +goose Up\na;\n");

    NewMigration made = NewMigration.in(path, Optional.empty(), "x", NOW);

    assertThat(made.files()).extracting(NewMigration.File::name).containsExactly("00013_x.sql");
    assertThat(made.files().getFirst().text())
        .startsWith("-- +goose Up\n")
        .contains("-- +goose Down\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "!?/..", "🙂"})
  void a_name_without_letters_is_refused(String name) {
    Problem problem = problem(() -> NewMigration.in(path, Optional.empty(), name, NOW));

    assertThat(problem.code()).isEqualTo(Code.ARGUMENTS_INVALID);
    assertThat(path).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void what_was_written_is_a_migration_once_it_is_filled(Layout layout) throws IOException {
    List<Path> written = NewMigration.in(path, Optional.of(layout), "x", NOW).write();
    for (Path file : written) {
      String text = Files.readString(file);
      Files.writeString(file, text.replaceAll("(?m)^(-- x: .*)$", "$1\nSELECT 1;"));
    }

    if (layout == Layout.ATLAS) {
      Files.writeString(path.resolve("atlas.sum"), "");
    }

    Migrations migrations = Folder.read(path, Optional.empty());

    assertThat(migrations.layout()).isEqualTo(layout);
    assertThat(migrations.all()).hasSize(1);
    assertThat(migrations.all().getFirst().down().isPresent())
        .isEqualTo(layout != Layout.FLYWAY && layout != Layout.ATLAS);
  }

  @Test
  void nothing_is_written_over_and_nothing_is_left_behind() {
    NewMigration made = NewMigration.in(path, Optional.empty(), "x", NOW);
    folder.file("001_x.down.sql", "mine");

    Problem problem = problem(made::write);

    assertThat(problem.code()).isEqualTo(Code.FILE_EXISTS);
    assertThat(problem.what()).contains("001_x.down.sql exists");
    assertThat(path.resolve("001_x.up.sql")).doesNotExist();
    assertThat(path.resolve("001_x.down.sql")).hasContent("mine");
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    NewMigration made = NewMigration.in(file.resolve("sub"), Optional.empty(), "x", NOW);

    assertThat(problem(made::write).code()).isEqualTo(Code.FOLDER_NOT_WRITABLE);
  }

  @Test
  void a_folder_that_may_not_be_written_is_refused() throws IOException {
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    NewMigration made = NewMigration.in(path, Optional.empty(), "x", NOW);

    if (Files.isWritable(path)) {
      assertThat(made.write()).as("root may write everywhere").isNotEmpty();
    } else {
      Problem problem = problem(made::write);
      assertThat(problem.code()).isEqualTo(Code.FOLDER_NOT_WRITABLE);
      assertThat(problem.what()).endsWith("permission denied");
    }
  }

  @Test
  void a_folder_that_cannot_be_understood_is_refused() {
    folder.with("001_a.up.sql", "V1__b.sql");

    assertThat(problem(() -> NewMigration.in(path, Optional.empty(), "x", NOW)).code())
        .isEqualTo(Code.LAYOUT_AMBIGUOUS);
  }

  private List<String> names(Optional<Layout> layout, String name) {
    return NewMigration.in(path, layout, name, NOW).files().stream()
        .map(NewMigration.File::name)
        .toList();
  }

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }
}
