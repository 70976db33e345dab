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
  private final RoutineBody body = new RoutineBody();
  private final CopySource source = new CopySource();
  private Kind kind = Kind.OTHER;
  private int depth;
  private int firstOpen;

  /// @param start where the statement starts, as a distance from the cursor's mark
  Shape(int start) {
    this.start = start;
  }

  void open(int at) {
    if (depth++ == 0) {
      firstOpen = at;
    }
    body.open();
  }

  void close() {
    depth = Math.max(0, depth - 1);
  }

  /// Whether the `;` at hand ends the statement.
  boolean endsAtSemicolon() {
    if (depth > 0) {
      return false;
    }
    body.semicolon();
    return !body.isOpen();
  }

  /// Whether rows follow the statement.
  boolean copies() {
    return source.isScript();
  }

  /// Looks at the word between `at` and the cursor.
  void word(Cursor in, int at) {
    if (at == start) {
      kind = kind(in, at);
    }
    if (depth > 0) {
      return;
    }
    switch (kind) {
      case CREATE -> body.word(in, at);
      case COPY -> source.word(in, at);
      case OTHER -> {}
    }
  }

  /// Only for a script that ends inside the statement.
  void mustBeWhole(Cursor in) {
    body.mustBeClosed(in);
    if (depth > 0) {
      throw new SyntaxException("the parenthesis is never closed", in.positionAt(firstOpen));
    }
  }

  private static Kind kind(Cursor in, int at) {
    int end = in.length();
    if (in.holds(at, end, "CREATE")) {
      return Kind.CREATE;
    }
    return in.holds(at, end, "COPY") ? Kind.COPY : Kind.OTHER;
  }
}
