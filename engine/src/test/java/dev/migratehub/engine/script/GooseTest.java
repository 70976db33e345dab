package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GooseTest {

  private static final String FILE = "00001_users.sql";

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void one_file_holds_both_sides() {
    folder.file(FILE, "-- a note\n\n-- +goose Up\na;\n\n-- +goose Down\nb;\n");

    assertThat(folder.read().layout()).isEqualTo(Layout.GOOSE);
    assertThat(folder.only().label()).isEqualTo("00001_users");
    assertThat(TestFolder.text(folder.only().up())).isEqualTo("a;\n\n");
    assertThat(TestFolder.text(folder.only().down().orElseThrow())).isEqualTo("b;\n");
  }

  @Test
  void statement_marks_stay_as_comments() {
    folder.file(
        FILE, "--+goose up\n-- +goose StatementBegin\nf;\n-- +goose statementend\n--+goose DOWN");

    assertThat(TestFolder.text(folder.only().up()))
        .isEqualTo("-- +goose StatementBegin\nf;\n-- +goose statementend\n");
  }

  @Test
  void no_transaction_holds_for_both_sides_wherever_it_stands() {
    folder.file(FILE, "-- +goose NO TRANSACTION\n-- +goose Up\na;\n-- +goose Down\nb;\n");

    assertThat(folder.only().up().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(folder.only().down().orElseThrow().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
  }

  @Test
  void our_own_word_on_transactions_outranks_it() {
    folder.file(FILE, "-- migr8: transaction=auto\n-- +goose NO TRANSACTION\n-- +goose Up\na;\n");

    assertThat(folder.only().up().directives().transaction()).isEqualTo(TransactionMode.AUTO);
  }

  @Test
  void the_way_back_may_be_missing() {
    assertThat(folder.file(FILE, "-- +goose Up\na;\n").only().down()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- +goose Down~a; | :1: the first marker must be -- +goose Up",
        "-- +goose Up~a;~-- +goose Up~b; | :3: -- +goose Up stands here for the second time",
        "-- +goose Up~a;~-- +goose Down~-- +goose Down | :4: two ways down follow",
        "-- +goose Up~a;~  -- +goose Down~b; | :3: an annotation begins in the first column",
        "-- +goose Up~-- +goose Undo~a; | :2: this annotation is not known; goose has Up,",
        "-- +goose Up~-- +goose ENVSUB ON~a; | :2: variables of the environment are not put into",
      })
  void annotations_that_cannot_be_used_are_refused_at_their_place(String text, String why) {
    folder.file(FILE, text.replace('~', '\n'));

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).startsWith(FILE + why);
  }

  @Test
  void the_line_of_an_annotation_is_shown() {
    Excerpt excerpt =
        folder.file(FILE, "-- +goose Up\n-- +goose Undo\na;").refusal().excerpt().orElseThrow();

    assertThat(excerpt.line()).isEqualTo("-- +goose Undo");
    assertThat(excerpt.caret()).isEqualTo(4);
    assertThat(excerpt.location()).hasToString(FILE + ":2:4");
  }

  @Test
  void a_migration_in_go_is_refused() {
    folder.file(FILE, "-- +goose Up\na;\n").with("00002_move.go");

    assertThat(folder.refused(Code.NAME_UNREADABLE))
        .startsWith("00002_move.go is a migration in another language, which only goose itself");
  }

  @Test
  void other_go_files_are_left_alone() {
    folder.file(FILE, "-- +goose Up\na;\n").with("embed.go", "00001_users_test.go");

    assertThat(folder.ids()).containsExactly("00001");
  }

  @Test
  void a_name_without_a_line_behind_the_number_is_refused() {
    folder.file(FILE, "-- +goose Up\na;\n").with("2.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE)).startsWith("2.sql is not named like");
  }

  @Test
  void a_dash_behind_the_number_is_as_good_as_a_line() {
    folder.file("20180805174141-tournaments.sql", "-- +goose Up\na;\n");

    assertThat(folder.only().label()).isEqualTo("20180805174141_tournaments");
  }

  @Test
  void a_statement_before_the_first_annotation_is_refused() {
    folder.file(FILE, "SELECT 1;\n-- +goose Up\na;\n");

    assertThat(folder.refusal(Layout.GOOSE).what())
        .isEqualTo(FILE + ":1: a statement stands before -- +goose Up");
  }
}
