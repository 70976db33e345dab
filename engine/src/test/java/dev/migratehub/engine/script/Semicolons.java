package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Span;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.SyntaxException;

/// A syntax for tests: a statement ends with `;`, a comment is `-- …`, a text stands between `'`,
/// rows follow `COPY` and end with `\.`.
final class Semicolons implements Syntax {

  @Override
  public Segment next(Cursor in) {
    skipBlank(in);
    if (in.peek() == Cursor.END) {
      return new Segment.Blank(in.take());
    }
    int start = in.length();
    Position position = in.positionAt(start);
    boolean copy = in.looksAt("COPY");
    skipStatement(in);
    String text = in.text(start, in.length());
    if (in.peek() == ';') {
      in.advance(copy ? 2 : 1);
    }
    Span span = in.take();
    return copy
        ? new Segment.Copy(span, position, text)
        : new Segment.Statement(span, position, text);
  }

  @Override
  public boolean endsCopy(Cursor in) {
    return in.looksAt("\\.");
  }

  private static void skipBlank(Cursor in) {
    while (Ascii.isSpace(in.peek()) || in.looksAt("--")) {
      if (in.peek() == '-') {
        in.skipTo('\n', '\r');
      } else {
        in.advance(1);
      }
    }
  }

  private static void skipStatement(Cursor in) {
    while (in.peek() != ';' && in.peek() != Cursor.END) {
      if (in.peek() == '\'') {
        skipText(in);
      }
      in.advance(1);
    }
  }

  private static void skipText(Cursor in) {
    Position opened = in.positionAt(in.length());
    in.advance(1);
    if (in.skipTo('\'', '\'') == Cursor.END) {
      throw new SyntaxException("the text that begins here is never closed", opened);
    }
  }
}
