package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptReaderTest {

  @TempDir private Path folder;

  @Test
  void statements_come_with_their_places() {
    List<Segment.Statement> statements = statements(whole("a;\n\n  b;\r\nc"));

    assertThat(statements).extracting(Segment.Statement::text).containsExactly("a", "b", "c");
    assertThat(statements)
        .extracting(Segment.Statement::position)
        .containsExactly(new Position(1, 1), new Position(3, 3), new Position(4, 1));
  }

  @Test
  void sections_are_read_as_one_script_with_lines_of_the_file() {
    String text = "-- up\na;\n-- down\nb;\n-- up\nc;\nd;";
    Script script = script(text, section(text, "a;", 2), section(text, "c;\nd;", 6));

    List<Segment.Statement> statements = statements(script);

    assertThat(statements).extracting(Segment.Statement::text).containsExactly("a", "c", "d");
    assertThat(statements)
        .extracting(statement -> statement.position().line())
        .containsExactly(2L, 6L, 7L);
  }

  @Test
  void spans_count_from_the_start_of_the_file() {
    String text = "-- up\na;b;\n";
    Script script = script(text, section(text, "a;b;\n", 2));

    assertThat(segments(script))
        .extracting(Segment::span)
        .containsExactly(new Span(6, 8), new Span(8, 10), new Span(10, 11));
  }

  @Test
  void the_checksum_is_of_the_sections_alone() {
    String text = "-- up\na;\n-- down\nb;\n-- up\nc;\n";
    Script script = script(text, section(text, "a;\n", 2), section(text, "c;\n", 6));

    assertThat(readChecksum(script)).isEqualTo(checksum("a;\nc;\n"));
  }

  @Test
  void the_checksum_is_not_known_before_the_end() {
    try (ScriptReader reader = new ScriptReader(whole("a;b;"), Semicolons::new)) {
      reader.next();

      assertThatThrownBy(reader::checksum).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void the_checksum_can_be_asked_for_twice() {
    try (ScriptReader reader = new ScriptReader(whole("a;"), Semicolons::new)) {
      reader.next();
      reader.next();

      assertThat(reader.checksum()).isEqualTo(checksum("a;")).isEqualTo(reader.checksum());
    }
  }

  @Test
  void a_file_edited_since_it_was_planned_has_another_checksum() throws IOException {
    Path file = Files.writeString(folder.resolve("001_a.up.sql"), "a;");
    Script planned = onDisk(file, "a;");
    Files.writeString(file, "z;");

    assertThat(readChecksum(planned)).isNotEqualTo(planned.checksum());
  }

  @Test
  void a_file_cut_short_since_it_was_planned_has_another_checksum() throws IOException {
    Path file = Files.writeString(folder.resolve("001_a.up.sql"), "-- up\na;\n-- up\nb;\n");
    Script whole = onDisk(file, Files.readString(file));
    Script planned =
        new Script(
            whole.file(),
            whole.content(),
            List.of(new Script.Section(new Span(6, 9), 2), new Script.Section(new Span(15, 18), 4)),
            Directives.NONE,
            checksum("a;\nb;\n"),
            6);
    Files.writeString(file, "-- up\na;\n");

    assertThat(readChecksum(planned)).isEqualTo(checksum("a;\n"));
  }

  @Test
  void rows_are_handed_on_and_what_nobody_reads_is_passed_over() throws IOException {
    Script script = whole("COPY t;\n1\n2\n\\.\nCOPY u;\n3\n\\.\nend;");
    try (ScriptReader reader = new ScriptReader(script, Semicolons::new)) {
      assertThat(reader.next()).get().isInstanceOf(Segment.Copy.class);
      assertThat(reader.rows()).hasContent("1\n2\n");
      assertThat(reader.next()).get().isInstanceOf(Segment.Data.class);
      assertThat(reader.next()).get().isInstanceOf(Segment.Copy.class);
      assertThat(reader.next()).get().isInstanceOf(Segment.Data.class);
      assertThat(reader.next()).get().isInstanceOf(Segment.Statement.class);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.checksum()).isEqualTo(script.checksum());
    }
  }

  @Test
  void a_script_that_cannot_be_split_is_shown_at_its_place() {
    Problem problem = problemOf(whole("a;\nb\n  c 'd;\n"));

    assertThat(problem.code()).isEqualTo(Code.SCRIPT_SYNTAX);
    assertThat(problem.what())
        .isEqualTo(
            "001_a.up.sql:3:5 cannot be split into statements: the text that begins here is never"
                + " closed");
    assertThat(problem.excerpt().orElseThrow().line()).isEqualTo("  c 'd;");
    assertThat(problem.excerpt().orElseThrow().caret()).isEqualTo(5);
  }

  @Test
  void a_file_that_is_gone_is_named() {
    Script script = onDisk(folder.resolve("001_a.up.sql"), "");

    Problem problem = problemOf(script);

    assertThat(problem.code()).isEqualTo(Code.FILE_UNREADABLE);
    assertThat(problem.what()).isEqualTo("001_a.up.sql cannot be read: the file is gone");
  }

  @Test
  void a_file_that_breaks_off_while_it_is_read_is_named() {
    Script directory = onDisk(folder, "some text");

    Problem problem = problemOf(directory);

    assertThat(problem.code()).isEqualTo(Code.FILE_UNREADABLE);
    assertThat(problem.what()).startsWith("001_a.up.sql cannot be read: ");
    assertThat(problem.now()).isEqualTo("nothing further of this script was run");
  }

  private static Script whole(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return script(text, new Script.Section(new Span(0, bytes.length), 1));
  }

  private static Script script(String text, Script.Section... sections) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Script(
        "001_a.up.sql",
        new Content.Kept(bytes),
        List.of(sections),
        Directives.NONE,
        checksum(text),
        bytes.length);
  }

  private static Script onDisk(Path file, String text) {
    return new Script(
        "001_a.up.sql",
        new Content.OnDisk(file),
        List.of(new Script.Section(new Span(0, text.length()), 1)),
        Directives.NONE,
        checksum(text),
        text.length());
  }

  private static Script.Section section(String text, String part, long line) {
    int from = text.indexOf(part);
    return new Script.Section(new Span(from, from + part.length()), line);
  }

  private static List<Segment> segments(Script script) {
    List<Segment> segments = new ArrayList<>();
    try (ScriptReader reader = new ScriptReader(script, Semicolons::new)) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        segments.add(next.get());
      }
    }
    return segments;
  }

  private static List<Segment.Statement> statements(Script script) {
    return segments(script).stream()
        .filter(Segment.Statement.class::isInstance)
        .map(Segment.Statement.class::cast)
        .toList();
  }

  private static Checksum readChecksum(Script script) {
    try (ScriptReader reader = new ScriptReader(script, Semicolons::new)) {
      while (reader.next().isPresent()) {
        continue;
      }
      return reader.checksum();
    }
  }

  private static Problem problemOf(Script script) {
    return catchThrowableOfType(ProblemException.class, () -> segments(script)).problem();
  }

  private static Checksum checksum(String text) {
    try (InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8))) {
      return Checksum.of(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
