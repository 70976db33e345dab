package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.SyntaxException;

/// Finds `BEGIN ATOMIC … END` among the words of a CREATE. A routine can be one element of many in
/// CREATE SCHEMA, so that every CREATE counts.
final class RoutineBody {

  private static final int CLOSED = -1;

  private boolean create;
  private boolean routine;
  private boolean begin;
  private int opened = CLOSED;
  private boolean statementStarts;

  boolean isOpen() {
    return opened != CLOSED;
  }

  /// A `;` outside parentheses was read.
  void semicolon() {
    statementStarts = true;
  }

  /// A parenthesis was read.
  void open() {
    statementStarts = false;
  }

  /// Looks at the word between `at` and the cursor, which stands in no parenthesis.
  void word(Cursor in, int at) {
    if (isOpen()) {
      inside(in, at);
    } else if (routine) {
      if (begin && is(in, at, "ATOMIC")) {
        opened = at;
        statementStarts = true;
      }
      begin = is(in, at, "BEGIN");
    } else {
      routine = create && (is(in, at, "FUNCTION") || is(in, at, "PROCEDURE"));
      boolean goesOn = create && (is(in, at, "OR") || is(in, at, "REPLACE"));
      create = goesOn || is(in, at, "CREATE");
    }
  }

  /// Only for a script that ends inside the statement.
  void mustBeClosed(Cursor in) {
    if (isOpen()) {
      throw new SyntaxException("BEGIN ATOMIC has no END", in.positionAt(opened));
    }
  }

  /// The body's END stands where a statement would start; every other END closes a CASE or is a
  /// name.
  private void inside(Cursor in, int at) {
    if (statementStarts && is(in, at, "END")) {
      opened = CLOSED;
      routine = false;
    }
    statementStarts = false;
  }

  private static boolean is(Cursor in, int at, String word) {
    return in.holds(at, in.length(), word);
  }
}
