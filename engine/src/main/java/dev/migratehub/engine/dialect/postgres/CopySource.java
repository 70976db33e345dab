package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.sql.Cursor;

/// Finds out from the words of a COPY whether its rows follow in the script.
final class CopySource {

  private boolean from;
  private boolean decided;
  private boolean script;

  /// Whether the rows follow in the script.
  boolean isScript() {
    return script;
  }

  /// Looks at the word between `at` and the cursor, which stands in no parenthesis. Only the word
  /// after the first FROM matters; the server takes STDOUT there for STDIN.
  void word(Cursor in, int at) {
    if (decided) {
      return;
    }
    int end = in.length();
    if (from) {
      script = in.holds(at, end, "STDIN") || in.holds(at, end, "STDOUT");
      decided = true;
    } else {
      from = in.holds(at, end, "FROM") && in.previous(end - at + 1) != '.';
    }
  }
}
