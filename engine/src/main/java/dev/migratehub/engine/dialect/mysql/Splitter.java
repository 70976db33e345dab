package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Draft;
import dev.migratehub.engine.sql.LineComment;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.SyntaxException;

/// Where statements end in MySQL and MariaDB. Under a `DELIMITER` of its own a script is cut as the
/// terminal client cuts it; under `;` the blocks of routines are followed as the server reads them,
/// so that they need no `DELIMITER`.
public final class Splitter implements Syntax {

  private static final byte[] TOKENS = tokens();

  private final ClientCommands commands = new ClientCommands();
  private final Blocks blocks = new Blocks();
  private final Draft draft = new Draft();
  private final Modes modes;
  private Delimiter delimiter = Delimiter.SEMICOLON;
  private byte[] classes = classes(Delimiter.SEMICOLON);
  private int codeFrom = -1;

  /// For a session with the server's own `sql_mode`.
  public Splitter() {
    this("");
  }

  /// For a session whose `sql_mode` is this when the script begins.
  public Splitter(String sqlMode) {
    this.modes = new Modes(sqlMode);
  }

  @Override
  public Segment next(Cursor in) {
    Lexer.skipBlanks(in, delimiter);
    int terminator = in.peek() == Cursor.END ? 0 : terminator(in, in.peek());
    if (terminator > 0 || in.peek() == Cursor.END) {
      in.advance(terminator);
      return new Segment.Blank(in.take());
    }
    Segment command = commands.read(in);
    if (command == null) {
      return statement(in);
    }
    if (commands.delimiter() != delimiter) {
      delimiter = commands.delimiter();
      classes = classes(delimiter);
    }
    return command;
  }

  private Segment statement(Cursor in) {
    begin(in);
    while (true) {
      int b = in.skipPlain(blocks.isPlain() ? classes : TOKENS);
      if (Ascii.startsName(b) && !blocks.isPlain()) {
        blocks.word(Word.ALL.find(in.skipName()));
        continue;
      }
      int terminator = b == Cursor.END ? 0 : terminator(in, b);
      if (b == Cursor.END || (terminator > 0 && endsHere(b))) {
        return end(in, terminator);
      }
      if (terminator > 0) {
        in.advance(terminator);
      } else {
        token(in, b);
      }
    }
  }

  private void begin(Cursor in) {
    draft.begin(in);
    codeFrom = -1;
    if (delimiter.isCustom()) {
      blocks.beginPlain();
    } else {
      blocks.begin(modes.oracle());
    }
  }

  private boolean endsHere(int b) {
    return b != ';' || delimiter.isCustom() || (blocks.endsHere() && codeFrom < 0);
  }

  private Segment end(Cursor in, int terminator) {
    if (terminator == 0 && codeFrom >= 0) {
      throw new SyntaxException("this comment is never closed", in.positionAt(codeFrom));
    }
    int end = in.length();
    in.advance(terminator);
    Segment.Statement statement = draft.finish(in, end);
    modes.learn(statement.text());
    return statement;
  }

  /// The length of the terminator at the cursor, or 0.
  private int terminator(Cursor in, int b) {
    if (b == delimiter.firstByte() && delimiter.isAt(in)) {
      return delimiter.length();
    }
    return b == '\\' && (in.peek(1) == 'g' || in.peek(1) == 'G') ? 2 : 0;
  }

  private void token(Cursor in, int b) {
    switch (b) {
      case '\'', '"', '`' -> {
        Lexer.quoted(in, b, modes.backslashesEscape(b));
        blocks.text();
      }
      case '#', '-', '/' -> commentOrSign(in, b);
      case '*' -> closingOrSign(in);
      case '\\' -> {
        ClientCommands.requireNull(in);
        in.advance(2);
        blocks.text();
      }
      default -> wordOrSign(in, b);
    }
  }

  private void wordOrSign(Cursor in, int b) {
    if (blocks.isPlain()) {
      in.advance(1);
    } else if (b == '$' && blocks.wantsCode() && Lexer.dollarQuoted(in)) {
      blocks.text();
    } else if (Ascii.continuesName(b)) {
      blocks.word(Word.ALL.find(in.skipName()));
    } else {
      in.advance(1);
      blocks.sign(b);
    }
  }

  private void commentOrSign(Cursor in, int b) {
    int start = in.length();
    if (Lexer.startsLineComment(in)) {
      LineComment.skipInside(in);
      draft.comment(in, start);
    } else if (Lexer.startsBlockComment(in)) {
      Lexer.blockComment(in);
      draft.comment(in, start);
    } else if (b == '/' && Lexer.codeMark(in) > 0) {
      codeFrom = start;
      in.advance(Lexer.codeMark(in));
      skipVersion(in);
    } else {
      in.advance(1);
      blocks.sign(b);
    }
  }

  private static void skipVersion(Cursor in) {
    while (in.peek() >= '0' && in.peek() <= '9') {
      in.advance(1);
    }
  }

  private void closingOrSign(Cursor in) {
    if (codeFrom >= 0 && in.peek(1) == '/') {
      codeFrom = -1;
      in.advance(2);
    } else {
      in.advance(1);
      blocks.sign('*');
    }
  }

  private static byte[] tokens() {
    byte[] classes = new byte[256];
    for (int b = 0; b < classes.length; b++) {
      classes[b] = (byte) (Ascii.isSpace(b) ? 0 : 1);
    }
    return classes;
  }

  private static byte[] classes(Delimiter delimiter) {
    byte[] classes = new byte[256];
    for (char c : "'\"`#-/*\\".toCharArray()) {
      classes[c] = 1;
    }
    classes[delimiter.firstByte()] = 1;
    return classes;
  }
}
