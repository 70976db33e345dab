package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.SyntaxException;

/// Moves a cursor over quoted names and texts.
final class Quotes {

  private Quotes() {}

  /// Moves over `"name"`.
  static void skipName(Cursor in) {
    int opened = in.length();
    in.advance(1);
    if (in.skipTo('"', '"') == Cursor.END) {
      throw new SyntaxException("the quoted name is never closed", in.positionAt(opened));
    }
    in.advance(1);
  }

  /// Moves over a text that starts at the cursor and over the pieces that continue it, which the
  /// server reads by the rule of the first piece.
  static void skipText(Cursor in, boolean backslashes) {
    int opened = in.length();
    do {
      in.advance(1);
      skipPiece(in, backslashes, opened);
    } while (in.peek() == '\'' || continues(in));
  }

  /// Moves over `$tag$ … $tag$`; answers whether one starts at the cursor.
  static boolean skipDollars(Cursor in) {
    int tag = tagLength(in);
    if (tag == 0) {
      return false;
    }
    int opened = in.length();
    in.advance(tag);
    while (in.skipTo('$', '$') != Cursor.END) {
      if (in.repeats(opened, opened + tag)) {
        in.advance(tag);
        return true;
      }
      in.advance(1);
    }
    String quote = in.text(opened, opened + tag);
    throw new SyntaxException(
        "the text quoted with %s is never closed".formatted(quote), in.positionAt(opened));
  }

  private static void skipPiece(Cursor in, boolean backslashes, int opened) {
    while (true) {
      int b = in.skipTo('\'', backslashes ? '\\' : '\'');
      if (b == '\'') {
        in.advance(1);
        return;
      }
      if (b == Cursor.END || in.peek(1) == Cursor.END) {
        throw new SyntaxException("the text is never closed", in.positionAt(opened));
      }
      in.advance(2);
    }
  }

  /// Whether the next piece of a text follows: a quote with a line end and nothing but white space
  /// and `--` comments before it. Moves to that quote.
  private static boolean continues(Cursor in) {
    boolean newLine = false;
    int ahead = 0;
    while (true) {
      int b = in.peek(ahead);
      if (b == '-' && in.peek(ahead + 1) == '-') {
        ahead = lineEnd(in, ahead);
      } else if (Ascii.isSpace(b)) {
        newLine |= b == '\n' || b == '\r';
        ahead++;
      } else if (newLine && b == '\'') {
        in.advance(ahead);
        return true;
      } else {
        return false;
      }
    }
  }

  private static int lineEnd(Cursor in, int from) {
    int ahead = from;
    while (in.peek(ahead) != '\n' && in.peek(ahead) != '\r' && in.peek(ahead) != Cursor.END) {
      ahead++;
    }
    return ahead;
  }

  /// The length of `$tag$` at the cursor, or 0 when `$` is no quote here.
  private static int tagLength(Cursor in) {
    int b = in.peek(1);
    if (b == '$') {
      return 2;
    }
    if (!Ascii.startsName(b)) {
      return 0;
    }
    int length = 2;
    while ((b = in.peek(length)) != '$' && Ascii.continuesName(b)) {
      length++;
    }
    return b == '$' ? length + 1 : 0;
  }
}
