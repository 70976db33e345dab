package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migratehub.engine.dialect.postgres.Splitter;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Segment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done for large scripts on other threads and in wide strides comes to the same.
class LargeScriptTest {

  private static final int STATEMENTS = 40_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void it_is_read_ahead_as_it_is_read(String lineEnd) throws IOException {
    Script script = script(statements("it is; row", lineEnd));

    try (ScriptReader ahead = ScriptReader.ahead(script, Splitter::new);
        ScriptReader reader = new ScriptReader(script, Splitter::new)) {
      assertThat(segments(ahead)).isEqualTo(segments(reader)).hasSizeGreaterThan(STATEMENTS);
      assertThat(ahead.checksum()).isEqualTo(reader.checksum()).isEqualTo(script.checksum());
    }
  }

  @Test
  void its_checksum_is_that_of_its_bytes() throws IOException {
    String text = statements("café", "\n");

    assertThat(script(text).checksum())
        .isEqualTo(Checksum.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void rows_of_a_copy_are_read_where_they_are_sent() throws IOException {
    String rows = "1\t--2\n".repeat(300_000);
    Script script = script("create table t ();\ncopy t from stdin;\n" + rows + "\\.\nselect 1;\n");

    try (ScriptReader ahead = ScriptReader.ahead(script, Splitter::new)) {
      List<Segment> segments = new ArrayList<>();
      for (Optional<Segment> next = ahead.next(); next.isPresent(); next = ahead.next()) {
        segments.add(next.get());
        if (next.get() instanceof Segment.Copy) {
          assertThat(ahead.rows()).hasContent(rows);
        }
      }
      assertThat(ahead.checksum()).isEqualTo(script.checksum());
      assertThat(segments.get(3))
          .isInstanceOfSatisfying(
              Segment.Statement.class,
              last -> assertThat(last.position().line()).isEqualTo(300_004));
    }
  }

  @Test
  void rows_that_nobody_read_are_passed_over() throws IOException {
    Script script = script("copy t from stdin;\n" + "1\tx\n".repeat(300_000) + "\\.\nselect 1;\n");

    try (ScriptReader ahead = ScriptReader.ahead(script, Splitter::new)) {
      assertThat(segments(ahead)).hasSize(4);
      assertThat(ahead.checksum()).isEqualTo(script.checksum());
    }
  }

  @Test
  void what_comes_before_a_mistake_is_read() throws IOException {
    Script script = script(statements("it is; row", "\n") + "select 'never closed;\n");

    try (ScriptReader ahead = ScriptReader.ahead(script, Splitter::new)) {
      List<Segment> before = new ArrayList<>();
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> {
            for (Optional<Segment> n = ahead.next(); n.isPresent(); n = ahead.next()) {
              before.add(n.get());
            }
          })
          .satisfies(e -> assertThat(e.problem().code()).isEqualTo(Code.SCRIPT_SYNTAX));
      assertThat(before).hasSize(STATEMENTS);
    }
  }

  @Test
  void it_can_be_left_half_read() throws IOException {
    Script script = script(statements("it is; row", "\n"));

    ScriptReader ahead = ScriptReader.ahead(script, Splitter::new);
    ahead.next();
    ahead.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("read-ahead"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_directive_far_down_is_found(String lineEnd) {
    String text = statements("a -- b", lineEnd) + "-- migr8: lock-timeout=1s" + lineEnd;

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> script(text))
        .withMessageContaining(":" + (STATEMENTS + 1));
  }

  @Test
  void a_byte_that_is_not_UTF_8_is_found_far_down() throws IOException {
    Path file = Files.writeString(folder.resolve("001_large.up.sql"), statements("é", "\n"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 5] = (byte) 0xFF;
    Files.write(file, bytes);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Folder.read(folder, Optional.empty()))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(Code.SCRIPT_NOT_UTF8))
        .withMessageContaining(":" + STATEMENTS);
  }

  private static List<Segment> segments(ScriptReader reader) {
    List<Segment> all = new ArrayList<>();
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static String statements(String words, String lineEnd) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < STATEMENTS; i++) {
      text.append("insert into t values (").append(i).append(", '").append(words).append("');");
      text.append(lineEnd);
    }
    return text.toString();
  }

  private Script script(String text) throws IOException {
    Files.writeString(folder.resolve("001_large.up.sql"), text);
    return Folder.read(folder, Optional.empty()).all().getFirst().up();
  }
}
