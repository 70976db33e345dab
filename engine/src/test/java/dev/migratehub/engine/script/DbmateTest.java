package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbmateTest {

  private static final String FILE = "20240101120000_users.sql";

  @TempDir private Path path;
  private TestFolder folder;

  @BeforeEach
  void fill() {
    folder = new TestFolder(path);
  }

  @Test
  void one_file_holds_both_sides() {
    folder.file(FILE, "-- migrate:up\nCREATE TABLE t (a int);\n-- migrate:down\nDROP TABLE t;\n");

    Migration migration = folder.only();

    assertThat(folder.read().layout()).isEqualTo(Layout.DBMATE);
    assertThat(migration.label()).isEqualTo("20240101120000_users");
    assertThat(TestFolder.text(migration.up())).isEqualTo("CREATE TABLE t (a int);\n");
    assertThat(migration.up().sections().getFirst().firstLine()).isEqualTo(2);
    assertThat(TestFolder.text(migration.down().orElseThrow())).isEqualTo("DROP TABLE t;\n");
    assertThat(migration.down().orElseThrow().sections().getFirst().firstLine()).isEqualTo(4);
  }

  @Test
  void line_ends_and_byte_order_mark_do_not_matter() {
    folder.file(FILE, "\uFEFF-- a note\r\n--migrate:up\r\nSELECT 1;\r\n--  migrate:down \r\n");

    assertThat(TestFolder.text(folder.only().up())).isEqualTo("SELECT 1;\r\n");
    assertThat(TestFolder.text(folder.only().down().orElseThrow())).isEmpty();
  }

  @Test
  void several_groups_are_joined_in_the_order_of_the_file() {
    folder.file(
        FILE,
        """
        -- migrate:up
        one;
        -- migrate:down
        minus one;
        -- migrate:up
        two;
        -- migrate:down
        minus two;
        """);

    assertThat(TestFolder.text(folder.only().up())).isEqualTo("one;\ntwo;\n");
    assertThat(TestFolder.text(folder.only().down().orElseThrow()))
        .isEqualTo("minus one;\nminus two;\n");
  }

  @Test
  void the_way_back_may_be_missing() {
    assertThat(folder.file(FILE, "-- migrate:up\nSELECT 1;").only().down()).isEmpty();
  }

  @Test
  void each_side_says_whether_it_wants_a_transaction() {
    folder.file(
        FILE, "-- migrate:up transaction:false\na;\n-- migrate:down transaction:true\nb;\n");

    assertThat(folder.only().up().directives().transaction())
        .isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(folder.only().down().orElseThrow().directives().transaction())
        .isEqualTo(TransactionMode.AUTO);
  }

  @Test
  void our_directives_above_the_first_marker_hold_for_both_sides() {
    folder.file(
        FILE,
        """
        -- migr8: environments=stg
        -- migrate:up
        -- migr8: retries=3
        a;
        -- migrate:down
        b;
        """);

    Migration migration = folder.only();

    assertThat(migration.up().directives().environments()).containsExactly("stg");
    assertThat(migration.up().directives().retries()).contains(3);
    assertThat(migration.down().orElseThrow().directives().environments()).containsExactly("stg");
    assertThat(migration.down().orElseThrow().directives().retries()).isEmpty();
  }

  @Test
  void both_sides_have_checksums_of_their_own() {
    folder.file(FILE, "-- migrate:up\na;\n-- migrate:down\nb;\n");
    Checksum before = folder.only().up().checksum();
    folder.file(FILE, "-- another note\n-- migrate:up\na;\n-- migrate:down\nc;\n");

    assertThat(folder.only().up().checksum()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20240101120000.sql", "20240101120000-users.sql", "1_users.sql"})
  void a_name_is_digits_and_anything(String name) {
    folder.file(name, "-- migrate:up\na;\n-- migrate:down\nb;\n");

    assertThat(folder.read().all()).hasSize(1);
  }

  @Test
  void a_statement_before_the_first_marker_is_refused() {
    folder.file(FILE, "-- migrate:up\na;\n").file("20240101130000_b.sql", "/* x\n */\nSELECT 1;\n");

    assertThat(folder.refusal(Layout.DBMATE).what())
        .isEqualTo("20240101130000_b.sql:3: a statement stands before -- migrate:up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- migrate:down~b;~-- migrate:up~a; | :1: the first marker must be -- migrate:up",
        "-- migrate:up~a;~-- migrate:down~b;~-- migrate:down~c; | :5: two ways down follow",
        "-- migrate:up transaktion:false~a; | :1: transaktion:false is not known"
      })
  void markers_out_of_order_are_refused(String text, String why) {
    folder.file(FILE, text.replace('~', '\n'));

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).startsWith(FILE + why);
  }

  @Test
  void a_file_without_markers_is_refused_when_the_layout_was_set() {
    folder.file(FILE, "-- nothing\n");

    assertThat(folder.refusal(Layout.DBMATE).what()).isEqualTo(FILE + " has no line -- migrate:up");
  }

  @Test
  void a_way_up_that_holds_nothing_does_nothing() {
    folder.file(FILE, "-- migrate:up\n\n-- migrate:down\nDROP TABLE t;\n");

    assertThat(folder.only().down()).isPresent();
  }

  @Test
  void a_file_without_a_number_is_refused() {
    folder.file(FILE, "-- migrate:up\na;\n").with("schema.sql");

    assertThat(folder.refused(Code.NAME_UNREADABLE)).startsWith("schema.sql is not named like");
  }
}
