package dev.migratehub.engine.execute;

import java.util.List;

/// What a statement that failed outside a transaction left in the database.
///
/// @param leftovers the statements that take it away
/// @param completions the statement that finishes it instead
record Remains(List<String> leftovers, List<String> completions) {

  static final Remains NONE = new Remains(List.of(), List.of());

  Remains {
    leftovers = List.copyOf(leftovers);
    completions = List.copyOf(completions);
  }

  /// The rest of a sentence.
  String words() {
    return said("; the failed one left something, which resume takes away: ", leftovers)
        + said("; the failed one is half done, and resume finishes it: ", completions);
  }

  private static String said(String what, List<String> statements) {
    return statements.isEmpty() ? "" : what + String.join("; ", statements);
  }
}
