package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Position;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

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
    try (InputStream in = new BufferedInputStream(source.now().open())) {
      in.skipNBytes(start);
      int column = start == 0 && startsWithMark(in) ? 0 : 1;
      for (long at = start; at < offset; at++) {
        column += (in.read() & 0xC0) == 0x80 ? 0 : 1;
      }
      return column;
    }
  }

  private static boolean startsWithMark(InputStream in) throws IOException {
    in.mark(3);
    boolean mark = in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF;
    in.reset();
    return mark;
  }

  private static int at(Source source, long offset) throws IOException {
    try (InputStream in = source.now().open()) {
      in.skipNBytes(offset);
      return in.read();
    }
  }
}
