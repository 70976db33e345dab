package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderTest {

  @TempDir private Path temporary;
  private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() throws IOException {
    path = Files.createDirectory(temporary.resolve("migrations"));
    folder = new TestFolder(path);
  }

  @Test
  void an_empty_folder_has_no_migrations() {
    assertThat(folder.read().all()).isEmpty();
    assertThat(folder.read().layout()).isEqualTo(Layout.PAIRED);
    assertThat(folder.read(Layout.FLYWAY).layout()).isEqualTo(Layout.FLYWAY);
  }

  @Test
  void a_folder_with_other_files_has_no_migrations() {
    assertThat(folder.with("README.md", ".gitkeep", "docs/x.txt").read().all()).isEmpty();
  }

  @Test
  void a_missing_folder_says_where_it_would_be_and_how_to_begin() {
    Problem problem = new TestFolder(path.resolve("none")).refusal();

    assertThat(problem.code()).isEqualTo(Code.FOLDER_MISSING);
    assertThat(problem.what()).contains(path.resolve("none").toString());
    assertThat(problem.now()).isEqualTo("no database was touched");
    assertThat(problem.next()).contains("migr8 create NAME");
  }

  @Test
  void a_file_is_not_a_folder() {
    folder.with("001_a.up.sql");

    Problem problem = new TestFolder(path.resolve("001_a.up.sql")).refusal();

    assertThat(problem.code()).isEqualTo(Code.FOLDER_MISSING);
    assertThat(problem.what()).contains("is a file");
  }

  @Test
  void a_thread_that_is_to_stop_can_still_read_a_folder_and_knows_that_it_is_to_stop()
      throws IOException {
    folder.file("001_a.up.sql", "SELECT 1;");
    Thread.currentThread().interrupt();
    try {
      assertThat(folder.read().all()).hasSize(1);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void the_checksum_and_size_are_those_of_the_file() throws IOException {
    String text = "\uFEFFSELECT 'é';\r\n";

    Script up = folder.file("001_a.up.sql", text).only().up();

    assertThat(up.checksum())
        .isEqualTo(Checksum.of(new ByteArrayInputStream("SELECT 'é';\n".getBytes(UTF_8))));
    assertThat(up.size()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void a_large_file_is_read_like_a_small_one() throws IOException {
    String text = "-- migr8: retries=7\n" + "SELECT 'é';\n".repeat(200_000);
    folder.file("001_a.up.sql", text).file("001_a.down.sql", "-- +\n".repeat(500_000));

    Migration migration = folder.only();

    assertThat(migration.up().size()).isEqualTo(text.getBytes(UTF_8).length);
    assertThat(migration.up().directives().retries()).contains(7);
    assertThat(migration.up().checksum())
        .isEqualTo(Checksum.of(new ByteArrayInputStream(text.getBytes(UTF_8))));
  }

  @Test
  void what_was_planned_is_what_the_reader_reads() {
    folder.file("1_a.sql", "-- +goose Up\na;\n-- +goose Down\nb;\n");
    Script down = folder.only().down().orElseThrow();

    try (ScriptReader reader = new ScriptReader(down, Semicolons::new)) {
      while (reader.next().isPresent()) {
        continue;
      }
      assertThat(reader.checksum()).isEqualTo(down.checksum());
    }
  }

  @Test
  void a_file_in_another_encoding_is_refused_with_line_and_byte() {
    folder.bytes("001_a.up.sql", "SELECT 1;\n  SELECT 'é';\n".getBytes(ISO_8859_1));

    Problem problem = folder.refusal();
    Excerpt excerpt = problem.excerpt().orElseThrow();

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_NOT_UTF8);
    assertThat(problem.what())
        .isEqualTo("001_a.up.sql:2 is not UTF-8: byte 0xE9, the 21. of the file");
    assertThat(excerpt.location()).hasToString("001_a.up.sql:2:11");
    assertThat(excerpt.line()).startsWith("  SELECT '");
  }

  @Test
  void a_bad_byte_far_into_a_large_file_is_found() {
    byte[] bytes = ("SELECT 'é';\n".repeat(100_000) + "x?y").getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;

    assertThat(folder.bytes("001_a.up.sql", bytes).refused(Code.SCRIPT_NOT_UTF8))
        .isEqualTo("001_a.up.sql:100001 is not UTF-8: byte 0xFF, the 1300002. of the file");
  }

  @Test
  void a_file_in_utf_16_is_refused() {
    folder.bytes("001_a.up.sql", "SELECT 1;".getBytes(UTF_16));

    assertThat(folder.refused(Code.SCRIPT_NOT_UTF8))
        .startsWith("001_a.up.sql is not UTF-8 but UTF-16");
  }

  @Test
  void a_zero_byte_which_would_end_a_statement_is_refused() {
    folder.file("001_a.up.sql", "SELECT 1;\n  SELECT 'a\0b';\n");

    Problem problem = folder.refusal();

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_NOT_UTF8);
    assertThat(problem.what()).isEqualTo("001_a.up.sql:2 holds a zero byte, the 22. of the file");
    assertThat(problem.excerpt().orElseThrow())
        .isEqualTo(new Excerpt(new Location("001_a.up.sql", 2, 12), "  SELECT 'a␀b';", 12));
  }

  @Test
  void a_file_in_utf_16_without_a_mark_is_refused() {
    folder.bytes("001_a.up.sql", "SELECT 1;".getBytes(UTF_16LE));

    assertThat(folder.refused(Code.SCRIPT_NOT_UTF8)).startsWith("001_a.up.sql:1 holds a zero byte");
  }

  @Test
  void a_bad_byte_behind_a_marker_is_shown_in_the_file() {
    folder.bytes("1_a.sql", "-- +goose Up\nSELECT 'é';\n-- +goose Down\nb;\n".getBytes(ISO_8859_1));

    assertThat(folder.refused(Code.SCRIPT_NOT_UTF8))
        .isEqualTo("1_a.sql:2 is not UTF-8: byte 0xE9, the 22. of the file");
  }

  @ParameterizedTest
  @CsvSource({
    "001_a.up.sql, 002_b.sql, paired, archon",
    "001_a.up.sql, V2__b.sql, paired, flyway",
    "001_a.sql, V2__b.sql, archon, flyway",
    "V2__b.sql, 2024_a/up.sql, flyway, directory",
    "0.1.0/001_a.sql, 001_a.up.sql, paired, archon"
  })
  void two_layouts_in_one_folder_are_refused_with_both_names(
      String one, String other, String first, String second) {
    folder.with(one, other);

    assertThat(folder.refused(Code.LAYOUT_AMBIGUOUS))
        .startsWith(path + " fits layout " + first + " (")
        .contains(one, other, " and layout " + second);
  }

  @Test
  void a_file_without_markers_among_files_with_markers_is_refused() {
    folder.file("001_a.sql", "-- +goose Up\na;\n").with("002_b.sql");

    assertThat(folder.refused(Code.LAYOUT_AMBIGUOUS))
        .isEqualTo(path + " fits layout archon (002_b.sql) and layout goose (001_a.sql)");
  }

  @Test
  void a_layout_that_was_set_decides() {
    folder.with("001_a.up.sql", "V1__b.sql");

    assertThat(folder.refusal(Layout.PAIRED).what()).startsWith("V1__b.sql is not named like");
  }

  @Test
  void sql_files_that_fit_no_layout_are_refused() {
    folder.with("1_users.sql", "2_roles.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .isEqualTo(path + " holds SQL files but no migration: 1_users.sql fits no layout");
  }

  @Test
  void the_parent_of_several_folders_names_them() {
    folder.with("mysql/2024_a/up.sql", "postgres/2024_a/up.sql", "seeds/users.sql");

    assertThat(folder.refusal().next())
        .isEqualTo(
            "choose the folder that holds the migrations: migration.directory: "
                + path.resolve("mysql")
                + " (or postgres)");
  }

  @Test
  void a_layout_that_finds_nothing_among_sql_files_is_refused() {
    folder.with("V1__a.sql");

    assertThat(folder.with("sub/001_a.up.sql").refusal(Layout.DIRECTORY).what())
        .startsWith(path + " holds no migration of layout directory, but ");
  }

  @Test
  void a_file_that_may_not_be_read_is_refused() throws IOException {
    folder.with("001_a.up.sql");
    Path file = path.resolve("001_a.up.sql");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

    if (Files.isReadable(file)) {
      assertThat(folder.ids()).as("root may read everything").containsExactly("001");
    } else {
      assertThat(folder.refused(Code.FILE_UNREADABLE))
          .isEqualTo("001_a.up.sql cannot be read: permission denied");
    }
  }

  @Test
  void of_two_wrong_files_among_many_the_first_is_told() {
    for (int i = 1; i <= 1_500; i++) {
      folder.file("%04d_a.up.sql".formatted(i), "select %d;\n".formatted(i));
    }
    assertThat(folder.read().all())
        .extracting(migration -> migration.up().file())
        .hasSize(1_500)
        .startsWith("0001_a.up.sql", "0002_a.up.sql")
        .endsWith("1499_a.up.sql", "1500_a.up.sql");

    folder.bytes("1300_a.up.sql", "-- caf\u00e9\n".getBytes(ISO_8859_1));
    assertThat(folder.refusal().what()).contains("1300_a.up.sql");

    folder.bytes("0640_a.up.sql", "-- caf\u00e9\n".getBytes(ISO_8859_1));
    assertThat(folder.refusal().what()).contains("0640_a.up.sql");
  }
}
