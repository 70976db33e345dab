package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.SyntaxException;
import java.nio.charset.StandardCharsets;

/// What ends a statement: `;`, or what the last `DELIMITER` said.
final class Delimiter {

  static final Delimiter SEMICOLON = new Delimiter(";");

  private final byte[] bytes;

  private Delimiter(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /// Whether bodies are cut at nothing but the delimiter, because it is not the `;` within them.
  boolean isCustom() {
    return bytes.length != 1 || bytes[0] != ';';
  }

  int firstByte() {
    return bytes[0] & 0xff;
  }

  int length() {
    return bytes.length;
  }

  boolean isAt(Cursor in) {
    return isAt(in, 0);
  }

  boolean isAt(Cursor in, int ahead) {
    for (int i = 0; i < bytes.length; i++) {
      if (in.peek(ahead + i) != (bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// Reads the rest of a `DELIMITER` line, without its line end. `command` is where the line began.
  Delimiter next(Cursor in, int command) {
    skipBlanks(in);
    int quote = in.peek();
    boolean quoted = quote == '\'' || quote == '"' || quote == '`';
    if (quoted) {
      in.advance(1);
    }
    int from = in.length();
    while (!endsLine(in.peek()) && !(quoted ? in.peek() == quote : Ascii.isSpace(in.peek()))) {
      in.advance(1);
    }
    String text = in.text(from, in.length());
    if (text.isEmpty() || text.indexOf('\\') >= 0) {
      throw new SyntaxException(
          "DELIMITER needs the new delimiter on its line, without back-slashes",
          in.positionAt(command));
    }
    in.advance(quoted && in.peek() == quote ? 1 : 0);
    requireNothingMore(in);
    return new Delimiter(text);
  }

  static boolean endsLine(int b) {
    return b == '\n' || b == '\r' || b == Cursor.END;
  }

  static void skipBlanks(Cursor in) {
    while (Ascii.isSpace(in.peek()) && !endsLine(in.peek())) {
      in.advance(1);
    }
  }

  /// The client drops whatever else stands on the line; only what cannot be meant as SQL may go so.
  private void requireNothingMore(Cursor in) {
    skipBlanks(in);
    int rest = in.length();
    boolean harmless = endsLine(in.peek()) || Lexer.startsComment(in) || isAt(in);
    in.skipTo('\n', '\r');
    if (!harmless) {
      throw new SyntaxException(
          "the terminal client ignores what follows the delimiter on a DELIMITER line; put it on"
              + " a line of its own",
          in.positionAt(rest));
    }
  }
}
