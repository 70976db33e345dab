package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.SyntaxException;

/// Moves a cursor over white space and comments; a comment may hold comments.
final class Comments {

  private Comments() {}

  /// Moves to the next byte that is neither white space nor comment, or to the end.
  static void skipAll(Cursor in) {
    while (true) {
      int b = in.peek();
      if (Ascii.isSpace(b)) {
        in.advance(1);
      } else if (starts(in, b)) {
        skip(in);
      } else {
        return;
      }
    }
  }

  /// Whether a comment starts at the cursor, whose byte is `b`.
  static boolean starts(Cursor in, int b) {
    return (b == '-' && in.peek(1) == '-') || (b == '/' && in.peek(1) == '*');
  }

  /// Moves over the comment that starts at the cursor, without the end of its line.
  static void skip(Cursor in) {
    if (in.peek() == '-') {
      in.skipTo('\n', '\r');
    } else {
      skipBlock(in);
    }
  }

  private static void skipBlock(Cursor in) {
    int opened = in.length();
    int depth = 0;
    do {
      int b = in.skipTo('*', '/');
      if (b == Cursor.END) {
        throw new SyntaxException("the comment is never closed", in.positionAt(opened));
      }
      int next = in.peek(1);
      if (b == '/' && next == '*') {
        depth++;
        in.advance(2);
      } else if (b == '*' && next == '/') {
        depth--;
        in.advance(2);
      } else {
        in.advance(1);
      }
    } while (depth > 0);
  }
}
