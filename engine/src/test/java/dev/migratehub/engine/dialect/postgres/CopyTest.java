package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Span;
import dev.migratehub.engine.sql.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t FROM stdin",
        "copy t from STDIN",
        "Copy public.\"t;\" (a, \"b;\") From Stdin",
        "COPY t FROM stdin WITH (FORMAT csv, DELIMITER ';', NULL 'x')",
        "COPY t (a) FROM stdin CSV HEADER",
        "COPY t FROM STDIN DELIMITER E'\\'' WHERE a > 1",
        "COPY t /* from here */ FROM -- there\n stdin",
        "COPY BINARY t FROM stdin",
        "COPY s.from FROM stdin",
        "COPY t FROM stdout"
      })
  void rows_follow_in_every_spelling(String copy) {
    assertThat(Splits.statementsAndRows(copy + ";\n1\t;\n2\t'\n\\.\nSELECT 1;"))
        .containsExactly(copy, "1\t;\n2\t'\n", "SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t TO stdout",
        "COPY (SELECT * FROM stdin) TO stdout",
        "COPY t FROM 'stdin'",
        "COPY t FROM '/a' WHERE a IS DISTINCT FROM stdin",
        "COPY t FROM PROGRAM 'cat' -- from stdin\n",
        "SELECT copy FROM stdin",
        "INSERT INTO copy SELECT * FROM stdin"
      })
  void other_copies_have_no_rows(String statement) {
    assertThat(Splits.statementsAndRows(statement + ";\nSELECT 1;"))
        .containsExactly(statement.replace(" -- from stdin\n", ""), "SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void the_end_mark_ends_rows_in_any_line_ending(String end) {
    String script =
        String.join(end, "COPY t FROM stdin; -- a;", "1\t\\N", "\\.x", "x\\.", "\\.", "SELECT 1;");
    assertThat(Splits.statementsAndRows(script))
        .containsExactly(
            "COPY t FROM stdin", "1\t\\N" + end + "\\.x" + end + "x\\." + end, "SELECT 1");
  }

  @Test
  void quoted_line_ends_and_empty_lines_belong_to_the_rows() {
    String rows = "a,\"b\n\nc;\"\n\n\"\\.\"\n";
    assertThat(Splits.statementsAndRows("COPY t FROM stdin CSV;\n" + rows + "\\.\n"))
        .containsExactly("COPY t FROM stdin CSV", rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\n2\n", "1\n2", "", "1\n2\n\\."})
  void the_end_of_the_script_ends_the_rows(String rows) {
    assertThat(Splits.statementsAndRows("COPY t FROM stdin;\n" + rows))
        .containsExactly("COPY t FROM stdin", rows.replace("\\.", ""));
  }

  @Test
  void a_copy_without_semicolon_at_the_end_has_no_rows() {
    assertThat(Splits.statementsAndRows("SELECT 1; COPY t FROM stdin\n"))
        .containsExactly("SELECT 1", "COPY t FROM stdin", "");
  }

  @Test
  void a_script_may_copy_several_times() {
    String script =
        "COPY a FROM stdin;\n\\.\nCOPY b FROM stdin;\n1\n\\.\n\nSELECT 1;\nCOPY a FROM stdin;\n2\n";
    assertThat(Splits.statementsAndRows(script))
        .containsExactly(
            "COPY a FROM stdin",
            "",
            "COPY b FROM stdin",
            "1\n",
            "SELECT 1",
            "COPY a FROM stdin",
            "2\n");
  }

  @Test
  void rows_that_nobody_reads_are_passed_over() {
    List<Segment> segments = Splits.segments("COPY a FROM stdin;\n1;\n\\.\nSELECT 1;");
    assertThat(segments).hasSize(3);
    assertThat(segments.get(1)).isInstanceOf(Segment.Data.class);
    assertThat(segments.get(1).span().length()).isEqualTo(6);
    assertThat(segments.get(2))
        .isInstanceOfSatisfying(
            Segment.Statement.class,
            statement -> assertThat(statement.position().line()).isEqualTo(4));
  }

  @Test
  void rows_read_in_part_are_passed_over_from_there() throws IOException {
    String script = "COPY a FROM stdin;\n" + "123456789\n".repeat(10_000) + "\\.\nSELECT 1;";
    StatementReader reader =
        new StatementReader(
            new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), new Splitter(), 7);
    reader.next();
    InputStream rows = reader.rows();
    assertThat(rows.readNBytes(15)).asString(StandardCharsets.UTF_8).isEqualTo("123456789\n12345");
    assertThat(reader.next()).get().extracting(Segment::span).isEqualTo(new Span(19, 100_022));
    assertThat(reader.next())
        .get()
        .isInstanceOfSatisfying(
            Segment.Statement.class,
            statement -> assertThat(statement.position().line()).isEqualTo(10_009));
  }
}
