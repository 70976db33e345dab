package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.SyntaxException;

/// What the words and parentheses of a statement read so far say about where it ends.
final class Shape {

  private enum Kind {
    OTHER,
    CREATE,
    COPY
  }

  private final int start;
  private Kind kind = Kind.OTHER;
  private int depth;
  private int firstOpen;
  private boolean create;
  private boolean routine;
  private boolean begin;
  private int bodyOpened = -1;
  private boolean newInBody;
  private boolean from;
  private boolean copies;
  private boolean decided;

  /// @param start where the statement starts, as a distance from the cursor's mark
  Shape(int start) {
    this.start = start;
  }

  void open(int at) {
    if (depth++ == 0) {
      firstOpen = at;
    }
    newInBody = false;
  }

  void close() {
    depth = Math.max(0, depth - 1);
  }

  /// Whether the `;` at hand ends the statement.
  boolean endsAtSemicolon() {
    newInBody = true;
    return depth == 0 && bodyOpened < 0;
  }

  /// Whether rows follow the statement.
  boolean copies() {
    return copies;
  }

  /// Looks at the word between `at` and the cursor.
  void word(Cursor in, int at) {
    if (at == start) {
      kind = is(in, at, "CREATE") ? Kind.CREATE : is(in, at, "COPY") ? Kind.COPY : Kind.OTHER;
    }
    if (depth > 0 || kind == Kind.OTHER) {
      return;
    }
    if (kind == Kind.COPY) {
      copyWord(in, at);
    } else {
      createWord(in, at);
    }
  }

  /// Only for a script that ends inside the statement.
  void mustBeWhole(Cursor in) {
    if (bodyOpened >= 0) {
      throw new SyntaxException("BEGIN ATOMIC has no END", in.positionAt(bodyOpened));
    }
    if (depth > 0) {
      throw new SyntaxException("the parenthesis is never closed", in.positionAt(firstOpen));
    }
  }

  /// Of all words only those right after the first FROM matter. STDOUT is taken for STDIN there.
  private void copyWord(Cursor in, int at) {
    if (decided) {
      return;
    }
    if (from) {
      copies = is(in, at, "STDIN") || is(in, at, "STDOUT");
      decided = true;
    } else {
      from = is(in, at, "FROM") && in.previous(in.length() - at + 1) != '.';
    }
  }

  /// A routine can be one element of many in CREATE SCHEMA, so that every CREATE counts.
  private void createWord(Cursor in, int at) {
    if (bodyOpened >= 0) {
      bodyWord(in, at);
    } else if (routine) {
      if (begin && is(in, at, "ATOMIC")) {
        bodyOpened = at;
        newInBody = true;
      }
      begin = is(in, at, "BEGIN");
    } else {
      routine = create && (is(in, at, "FUNCTION") || is(in, at, "PROCEDURE"));
      boolean goesOn = create && (is(in, at, "OR") || is(in, at, "REPLACE"));
      create = goesOn || is(in, at, "CREATE");
    }
  }

  /// The body's END stands where a statement would start; every other END closes a CASE or is a
  /// name.
  private void bodyWord(Cursor in, int at) {
    if (newInBody && is(in, at, "END")) {
      bodyOpened = -1;
      routine = false;
    }
    newInBody = false;
  }

  private static boolean is(Cursor in, int at, String word) {
    return in.holds(at, in.length(), word);
  }
}
