package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the splitter makes of whole scripts.
final class Splits {

  private Splits() {}

  /// The texts that go to the server.
  static List<String> statements(String script) {
    List<String> texts = new ArrayList<>();
    for (Segment segment : segments(script)) {
      switch (segment) {
        case Segment.Statement statement -> texts.add(statement.text());
        case Segment.Copy copy -> texts.add(copy.text());
        case Segment.Data _, Segment.ClientCommand _, Segment.Blank _ -> {}
      }
    }
    return texts;
  }

  static List<Segment> segments(String script) {
    return segments(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
  }

  static List<Segment> segments(InputStream script) {
    StatementReader reader = new StatementReader(script, new Splitter(), 1);
    List<Segment> segments = new ArrayList<>();
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      segments.add(next.get());
    }
    return segments;
  }

  /// Every statement, and after a copying one its rows.
  static List<String> statementsAndRows(String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    StatementReader reader =
        new StatementReader(new ByteArrayInputStream(bytes), new Splitter(), 1);
    List<String> texts = new ArrayList<>();
    for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (next.get() instanceof Segment.Statement statement) {
        texts.add(statement.text());
      } else if (next.get() instanceof Segment.Copy copy) {
        texts.add(copy.text());
        texts.add(text(reader.rows()));
      }
    }
    return texts;
  }

  private static String text(InputStream rows) {
    try {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
