package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.LineComment;
import dev.migratehub.engine.sql.SyntaxException;

/// Moves over quotes and comments the way the server and its terminal client do.
final class Lexer {

  private Lexer() {}

  /// Skips white space and comments between statements; executable comments are code.
  static void skipBlanks(Cursor in, Delimiter delimiter) {
    while (true) {
      int b = in.peek();
      if (Ascii.isSpace(b)) {
        in.advance(1);
      } else if (b == delimiter.firstByte() && delimiter.isAt(in)) {
        return;
      } else if (startsLineComment(in)) {
        LineComment.skipBetween(in);
      } else if (startsBlockComment(in)) {
        blockComment(in);
      } else {
        return;
      }
    }
  }

  static boolean startsComment(Cursor in) {
    return startsLineComment(in) || startsBlockComment(in);
  }

  /// `#`, or `--` with white space or a control character behind it: `5--1` is a subtraction.
  static boolean startsLineComment(Cursor in) {
    int b = in.peek();
    if (b != '-') {
      return b == '#';
    }
    int after = in.peek(1) == '-' ? in.peek(2) : 'x';
    return after <= ' ' || after == 0x7F;
  }

  static boolean startsBlockComment(Cursor in) {
    return in.peek() == '/' && in.peek(1) == '*' && codeMark(in) == 0;
  }

  /// The length of `/*!` or `/*M!` at the cursor, which open code; 0 when there is none.
  static int codeMark(Cursor in) {
    if (in.peek() != '/' || in.peek(1) != '*') {
      return 0;
    }
    int b = in.peek(2);
    return b == '!' ? 3 : b == 'M' && in.peek(3) == '!' ? 4 : 0;
  }

  /// Skips a comment, which ends at the first `*/` whatever it holds.
  static void blockComment(Cursor in) {
    int from = in.length();
    in.advance(2);
    while (in.skipTo('*', '*') != Cursor.END) {
      in.advance(1);
      if (in.peek() == '/') {
        in.advance(1);
        return;
      }
    }
    throw new SyntaxException("this comment is never closed", in.positionAt(from));
  }

  /// Skips a quoted text or name. A doubled quote reads as two quoted pieces, with the same end.
  static void quoted(Cursor in, int quote, boolean backslashes) {
    int from = in.length();
    in.advance(1);
    int escape = backslashes ? '\\' : quote;
    int b = in.skipTo(quote, escape);
    while (b != quote && b != Cursor.END) {
      in.advance(in.peek(1) == Cursor.END ? 1 : 2);
      b = in.skipTo(quote, escape);
    }
    if (b == Cursor.END) {
      String what = quote == '`' ? "this quoted name" : "this quoted text";
      throw new SyntaxException(what + " is never closed", in.positionAt(from));
    }
    in.advance(1);
  }

  /// Skips `$tag$ … $tag$`, or a single `$` that opens no such text.
  static boolean dollarQuoted(Cursor in) {
    int from = in.length();
    int size = 1;
    while (Ascii.continuesName(in.peek(size)) && in.peek(size) != '$') {
      size++;
    }
    if (in.peek(size) != '$') {
      return false;
    }
    in.advance(size + 1);
    while (in.skipTo('$', '$') != Cursor.END) {
      if (repeats(in, from, size + 1)) {
        in.advance(size + 1);
        return true;
      }
      in.advance(1);
    }
    throw new SyntaxException("this quoted text is never closed", in.positionAt(from));
  }

  private static boolean repeats(Cursor in, int from, int size) {
    for (int i = 0; i < size; i++) {
      if (in.peek(i) != in.at(from + i)) {
        return false;
      }
    }
    return true;
  }
}
