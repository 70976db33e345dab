package dev.migratehub.engine.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Scripts cut by a syntax, for tests.
public final class Pieces {

  private Pieces() {}

  /// The texts of the statements; client commands as `client: …`.
  public static List<String> of(Syntax syntax, String script) {
    return segments(syntax, script).stream().flatMap(segment -> text(segment).stream()).toList();
  }

  /// The texts of the statements alone.
  public static List<String> statements(Syntax syntax, String script) {
    return segments(syntax, script).stream()
        .filter(Segment.Statement.class::isInstance)
        .map(segment -> ((Segment.Statement) segment).text())
        .toList();
  }

  /// Every segment.
  public static List<Segment> segments(Syntax syntax, String script) {
    return segments(syntax, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
  }

  /// Every segment, the script coming in pieces of random size from one byte up.
  public static List<Segment> trickled(Syntax syntax, String script, RandomGenerator random) {
    return segments(syntax, new Trickle(script.getBytes(StandardCharsets.UTF_8), random));
  }

  /// What is between the first byte and the last when the spans are laid end to end.
  public static String joined(List<Segment> segments, String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    StringBuilder joined = new StringBuilder();
    long at = 0;
    for (Segment segment : segments) {
      Span span = segment.span();
      if (span.from() != at || span.length() == 0) {
        throw new AssertionError(segment + " does not follow byte " + at);
      }
      at = span.to();
      joined.append(
          new String(bytes, (int) span.from(), (int) span.length(), StandardCharsets.UTF_8));
    }
    return joined.toString();
  }

  private static Optional<String> text(Segment segment) {
    return switch (segment) {
      case Segment.Statement statement -> Optional.of(statement.text());
      case Segment.ClientCommand command -> Optional.of("client: " + command.text());
      case Segment.Copy copy -> Optional.of("copy: " + copy.text());
      case Segment.Data any -> Optional.of("data");
      case Segment.Blank any -> Optional.empty();
    };
  }

  private static List<Segment> segments(Syntax syntax, InputStream in) {
    StatementReader reader = new StatementReader(in, syntax, 1);
    List<Segment> segments = new ArrayList<>();
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      segments.add(next.get());
    }
    return segments;
  }

  private static final class Trickle extends ByteArrayInputStream {

    private final RandomGenerator random;

    Trickle(byte[] bytes, RandomGenerator random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      int most = random.nextBoolean() ? 1 : random.nextInt(1, 40);
      return super.read(target, offset, Math.min(length, most));
    }
  }
}
