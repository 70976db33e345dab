package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Draft;
import dev.migratehub.engine.sql.LineComment;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import dev.migratehub.engine.sql.SyntaxException;

/// Where statements end in SQLite: at every `;` outside quotes and comments, but in a trigger at
/// the one behind its `END`.
public final class Splitter implements Syntax {

  private static final byte[] CLASSES = classes();

  private final Draft draft = new Draft();
  private final TriggerBody trigger = new TriggerBody();

  @Override
  public Segment next(Cursor in) {
    skipBlanks(in);
    int b = in.peek();
    if (b == Cursor.END || b == ';') {
      in.advance(b == ';' ? 1 : 0);
      return new Segment.Blank(in.take());
    }
    if (b == '.') {
      throw new SyntaxException(
          "lines that begin with a dot are commands of the terminal client, not SQL",
          in.positionAt(in.length()));
    }
    return statement(in);
  }

  private Segment statement(Cursor in) {
    draft.begin(in);
    trigger.reset();
    while (true) {
      int b = trigger.readsWords() ? in.peek() : in.skipPlain(CLASSES);
      if (b == Cursor.END) {
        return draft.finish(in, in.length());
      }
      if (b == ';' && trigger.endsHere()) {
        int end = in.length();
        in.advance(1);
        return draft.finish(in, end);
      }
      token(in, b);
    }
  }

  private void token(Cursor in, int b) {
    switch (b) {
      case '\'', '"', '`' -> quoted(in, b);
      case '[' -> quoted(in, ']');
      case '-', '/' -> commentOrSign(in);
      default -> {
        if (trigger.readsWords() && Ascii.continuesName(b)) {
          trigger.word(Word.ALL.find(in.skipName()));
          return;
        }
        in.advance(1);
        if (b != ';' && !Ascii.isSpace(b)) {
          trigger.other();
        }
      }
    }
  }

  private void commentOrSign(Cursor in) {
    int start = in.length();
    if (startsLineComment(in)) {
      LineComment.skipInside(in);
      draft.comment(in, start);
    } else if (startsBlockComment(in)) {
      blockComment(in);
      draft.comment(in, start);
    } else {
      in.advance(1);
      trigger.other();
    }
  }

  /// A doubled quote reads as two quoted pieces, with the same end.
  private void quoted(Cursor in, int close) {
    int from = in.length();
    in.advance(1);
    if (in.skipTo(close, close) == Cursor.END) {
      String what = close == '\'' ? "this quoted text" : "this quoted name";
      throw new SyntaxException(what + " is never closed", in.positionAt(from));
    }
    in.advance(1);
    trigger.other();
  }

  private static void skipBlanks(Cursor in) {
    while (true) {
      if (Ascii.isSpace(in.peek())) {
        in.advance(1);
      } else if (in.peek() == 0xEF && in.peek(1) == 0xBB && in.peek(2) == 0xBF) {
        in.advance(3);
      } else if (startsLineComment(in)) {
        LineComment.skipBetween(in);
      } else if (startsBlockComment(in)) {
        blockComment(in);
      } else {
        return;
      }
    }
  }

  private static boolean startsLineComment(Cursor in) {
    return in.peek() == '-' && in.peek(1) == '-';
  }

  private static boolean startsBlockComment(Cursor in) {
    return in.peek() == '/' && in.peek(1) == '*';
  }

  /// A comment that nothing closes ends with the script.
  private static void blockComment(Cursor in) {
    in.advance(2);
    while (in.skipTo('*', '*') != Cursor.END) {
      in.advance(1);
      if (in.peek() == '/') {
        in.advance(1);
        return;
      }
    }
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (char c : "'\"`[-/;".toCharArray()) {
      classes[c] = 1;
    }
    return classes;
  }
}
