package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.SyntaxException;

/// Splits a script where the server's own scanner would end its statements, as `psql` does; rows
/// after `COPY … FROM STDIN` are read like there. Source of the rules: the manual, chapter "Lexical
/// Structure", and the reference page of psql.
public final class Splitter implements Syntax {

  private static final byte[] TOKENS = new byte[256];
  private static final byte[] NAME_ENDS = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      boolean matters = Ascii.startsName(b) || "'\"$();\\-/".indexOf(b) >= 0;
      TOKENS[b] = (byte) (matters ? 1 : 0);
      NAME_ENDS[b] = (byte) (Ascii.continuesName(b) ? 0 : 1);
    }
  }

  private final TextRule rule;
  private int commentsFrom;
  private int commentsTo;

  /// For a session in which texts conform to the standard.
  public Splitter() {
    this(false);
  }

  /// @param backslashes whether `\` escapes in plain texts when the script begins
  public Splitter(boolean backslashes) {
    this.rule = new TextRule(backslashes);
  }

  @Override
  public Segment next(Cursor in) {
    Comments.skipAll(in);
    return switch (in.peek()) {
      case Cursor.END -> new Segment.Blank(in.take());
      case ';' -> {
        in.advance(1);
        yield new Segment.Blank(in.take());
      }
      case '\\' -> ClientCommands.read(in);
      default -> statement(in);
    };
  }

  @Override
  public boolean endsCopy(Cursor in) {
    if (in.peek() != '\\' || in.peek(1) != '.') {
      return false;
    }
    int next = in.peek(2);
    return next == '\n' || next == '\r' || next == Cursor.END;
  }

  private Segment statement(Cursor in) {
    int start = in.length();
    Shape shape = new Shape(start);
    commentsTo = -1;
    skipTokens(in, shape);
    int end = endOfCode(in);
    Position position = in.positionAt(start);
    String text = in.text(start, end);
    if (in.peek() == ';') {
      in.advance(1);
    } else {
      shape.mustBeWhole(in);
    }
    if (shape.copies()) {
      skipLine(in);
      return new Segment.Copy(in.take(), position, text);
    }
    rule.follow(text);
    return new Segment.Statement(in.take(), position, text);
  }

  /// Moves to the `;` that ends the statement, or to the end of the script.
  private void skipTokens(Cursor in, Shape shape) {
    int b;
    while ((b = in.skipPlain(TOKENS)) != Cursor.END) {
      switch (b) {
        case ';' -> {
          if (shape.endsAtSemicolon()) {
            return;
          }
          in.advance(1);
        }
        case '(' -> {
          shape.open(in.length());
          in.advance(1);
        }
        case ')' -> {
          shape.close();
          in.advance(1);
        }
        case '\\' -> throw ClientCommands.unknown(in);
        default -> skipToken(in, b, shape);
      }
    }
  }

  private void skipToken(Cursor in, int b, Shape shape) {
    switch (b) {
      case '\'' -> Quotes.skipText(in, rule.backslashes());
      case '"' -> Quotes.skipName(in);
      case '$' -> {
        if (!Quotes.skipDollars(in)) {
          in.advance(1);
        }
      }
      case '-', '/' -> {
        if (Comments.starts(in, b)) {
          skipComment(in);
        } else {
          in.advance(1);
        }
      }
      default -> skipWord(in, b, shape);
    }
  }

  private void skipWord(Cursor in, int b, Shape shape) {
    int start = in.length();
    in.skipPlain(NAME_ENDS);
    int next = in.length() == start + 1 ? in.peek() : Cursor.END;
    if (next == '\'') {
      switch (Ascii.upper(b)) {
        case 'E' -> Quotes.skipText(in, true);
        case 'B', 'X' -> Quotes.skipText(in, false);
        default -> {}
      }
    } else if (next == '&' && Ascii.upper(b) == 'U' && in.peek(1) == '\'') {
      in.advance(1);
      Quotes.skipText(in, false);
    } else {
      shape.word(in, start);
    }
  }

  /// Keeps in mind where the comments began that stand after the last token so far.
  private void skipComment(Cursor in) {
    int codeEnd = endOfCode(in);
    Comments.skip(in);
    commentsFrom = codeEnd;
    commentsTo = in.length();
  }

  /// Where the last token before the cursor ends.
  private int endOfCode(Cursor in) {
    int back = 1;
    while (Ascii.isSpace(in.previous(back))) {
      back++;
    }
    int end = in.length() - back + 1;
    return end == commentsTo ? commentsFrom : end;
  }

  /// Rows start on the line after the statement.
  private static void skipLine(Cursor in) {
    while (in.peek() == ' ' || in.peek() == '\t') {
      in.advance(1);
    }
    if (in.peek() == '-' && in.peek(1) == '-') {
      Comments.skip(in);
    }
    switch (in.peek()) {
      case Cursor.END -> {}
      case '\n' -> in.advance(1);
      case '\r' -> in.advance(in.peek(1) == '\n' ? 2 : 1);
      default ->
          throw new SyntaxException(
              "nothing may follow COPY … FROM STDIN on its line", in.positionAt(in.length()));
    }
  }
}
