package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import org.jspecify.annotations.Nullable;

/// `USE name` with its line to itself, which needs no terminator.
final class UseLine {

  private UseLine() {}

  /// The statement, given the cursor at `USE`; null when it goes on like any other statement.
  static @Nullable Segment read(Cursor in, Delimiter delimiter) {
    int name = skipBlanks(in, 3);
    int end = nameEnd(in, name);
    if (name == 3 || end == name || !isLastOnLine(in, end) || holds(in, end, delimiter)) {
      return null;
    }
    int from = in.length();
    in.advance(end);
    String text = in.text(from, in.length());
    Position position = in.positionAt(from);
    in.skipTo('\n', '\r');
    return new Segment.Statement(in.take(), position, text);
  }

  private static int skipBlanks(Cursor in, int from) {
    int at = from;
    while (Ascii.isSpace(in.peek(at)) && !Delimiter.endsLine(in.peek(at))) {
      at++;
    }
    return at;
  }

  private static int nameEnd(Cursor in, int from) {
    int quote = in.peek(from);
    boolean quoted = quote == '`' || quote == '"' || quote == '\'';
    int at = quoted ? from + 1 : from;
    while (!Delimiter.endsLine(in.peek(at))) {
      if (quoted ? in.peek(at) == quote : Ascii.isSpace(in.peek(at))) {
        return quoted ? at + 1 : at;
      }
      at++;
    }
    return quoted ? from : at;
  }

  private static boolean isLastOnLine(Cursor in, int end) {
    int at = skipBlanks(in, end);
    int b = in.peek(at);
    return Delimiter.endsLine(b) || b == '#' || (b == '-' && in.peek(at + 1) == '-');
  }

  private static boolean holds(Cursor in, int end, Delimiter delimiter) {
    int at = 3;
    while (at <= end || !Delimiter.endsLine(in.peek(at))) {
      if (delimiter.isAt(in, at) || in.peek(at) == '\\') {
        return true;
      }
      at++;
    }
    return false;
  }
}
