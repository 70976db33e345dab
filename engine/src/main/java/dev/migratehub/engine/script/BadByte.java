package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Finds the line of a byte that is not UTF-8, so that the message can show it.
final class BadByte {

  private BadByte() {}

  static ProblemException find(Source source, long offset) throws IOException {
    try (Lines lines = new Lines(source.now(), 0, 1)) {
      while (lines.next() && lines.end() <= offset) {
        continue;
      }
      int column = column(source, lines.start(), offset);
      Position position = new Position(lines.number(), column);
      return Refusal.notUtf8(
          ExcerptReader.read(source.file(), source.now(), position), at(source, offset), offset);
    }
  }

  private static int column(Source source, long start, long offset) throws IOException {
    try (InputStream in = source.now().open()) {
      in.skipNBytes(start);
      String before = new String(in.readNBytes((int) (offset - start)), StandardCharsets.UTF_8);
      int mark = before.startsWith("\uFEFF") ? 1 : 0;
      return before.codePointCount(0, before.length()) - mark + 1;
    }
  }

  private static int at(Source source, long offset) throws IOException {
    try (InputStream in = source.now().open()) {
      in.skipNBytes(offset);
      return in.read();
    }
  }
}
