package dev.migratehub.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A script put together from known statements, so that it is known how it must be cut.
public final class Composed {

  private final RandomGenerator random;
  private final StringBuilder script = new StringBuilder();
  private final List<String> statements = new ArrayList<>();

  /// An empty script that grows by chance.
  public Composed(RandomGenerator random) {
    this.random = random;
  }

  /// One of these.
  public String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// Adds what stands between statements.
  public void blanks(List<String> blanks) {
    for (int i = random.nextInt(4); i > 0; i--) {
      script.append(oneOf(blanks));
    }
  }

  /// Adds bytes that are no statement.
  public void raw(String text) {
    script.append(text);
  }

  /// Adds a statement and what ends it.
  public void statement(String text, String terminator) {
    statements.add(text);
    script.append(text).append(terminator);
  }

  /// Checks how the script is cut: into these statements, covering every byte, and the same however
  /// the bytes arrive.
  public void check(Supplier<? extends Syntax> syntax) {
    String text = script.toString();
    List<Segment> whole = Pieces.segments(syntax.get(), text);
    assertThat(Pieces.statements(syntax.get(), text)).as(text).isEqualTo(statements);
    assertThat(Pieces.joined(whole, text)).isEqualTo(text);
    assertThat(Pieces.trickled(syntax.get(), text, random)).as(text).isEqualTo(whole);
    assertThat(positionsByCounting(text, whole)).as(text).isEqualTo(positions(whole));
  }

  private static List<Position> positions(List<Segment> segments) {
    List<Position> positions = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Segment.Statement statement) {
        positions.add(statement.position());
      }
    }
    return positions;
  }

  /// The slow way: the text is looked for in its span and the lines before it are counted.
  private static List<Position> positionsByCounting(String script, List<Segment> segments) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    List<Position> positions = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Segment.Statement statement) {
        Span span = statement.span();
        String before = utf8(bytes, 0, (int) span.from());
        String within = utf8(bytes, (int) span.from(), (int) span.to());
        positions.add(after(before + within.substring(0, within.lastIndexOf(statement.text()))));
      }
    }
    return positions;
  }

  private static String utf8(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// A byte order mark at the very start takes no column.
  private static Position after(String text) {
    String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String[] lines = shown.split("\r\n|\n|\r", -1);
    String last = lines[lines.length - 1];
    return new Position(lines.length, last.codePointCount(0, last.length()) + 1);
  }
}
