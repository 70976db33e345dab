package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.SyntaxException;

/// The lines that start with a back-slash and speak to `psql`, not to the server.
final class ClientCommands {

  private static final int LONGEST = 32;

  private ClientCommands() {}

  /// Reads the two commands that pg_dump writes round its output; what they forbid is refused here
  /// anyway.
  static Segment read(Cursor in) {
    int start = in.length();
    String name = name(in);
    if (!name.equals("\\restrict") && !name.equals("\\unrestrict")) {
      throw unknown(name, in.positionAt(start));
    }
    Position position = in.positionAt(start);
    int end = in.skipTo('\n', '\r');
    String text = in.text(start, in.length());
    if (end != Cursor.END) {
      in.advance(end == '\r' && in.peek(1) == '\n' ? 2 : 1);
    }
    return new Segment.ClientCommand(in.take(), position, text);
  }

  /// The error for a command at the cursor, in the middle of a statement.
  static SyntaxException unknown(Cursor in) {
    Position position = in.positionAt(in.length());
    return unknown(name(in), position);
  }

  private static SyntaxException unknown(String name, Position position) {
    return new SyntaxException(
        name + " is a command of psql and means nothing to the server", position);
  }

  private static String name(Cursor in) {
    int start = in.length();
    in.advance(1);
    while (in.length() - start < LONGEST && goesOn(in.peek())) {
      in.advance(1);
    }
    return in.text(start, in.length());
  }

  private static boolean goesOn(int b) {
    return b != Cursor.END && b != '\\' && b != ';' && !Ascii.isSpace(b);
  }
}
