package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Dialect;
import java.util.Set;

/// Statements of other sessions as they may be shown: without texts, numbers and comments, which
/// may be somebody's secrets.
final class Masked {

  private static final int LONGEST = 120;
  private static final String HIDDEN = "?";
  private static final Set<String> CLOSE_BEFORE = Set.of(",", ")", ".", ";", "(");
  private static final Set<String> CLOSE_AFTER = Set.of("(", ".");

  private Masked() {}

  static String statement(Dialect dialect, String text) {
    boolean quotesNames = dialect.quote("x").startsWith("\"");
    StringBuilder shown = new StringBuilder();
    String last = "(";
    for (String word : dialect.words(text)) {
      String masked = isText(word, quotesNames) ? HIDDEN : word;
      boolean close = CLOSE_BEFORE.contains(masked) || CLOSE_AFTER.contains(last);
      shown.append(close ? "" : " ").append(masked);
      if (word.indexOf('\\') >= 0 && !last.equalsIgnoreCase("E")) {
        return shown + " …"; // only its session knows where this text ends
      }
      last = masked;
      if (shown.length() > LONGEST) {
        return shown.substring(0, shown.offsetByCodePoints(0, shown.codePointCount(0, LONGEST)))
            + " …";
      }
    }
    return shown.toString();
  }

  /// A name never begins with a digit or with `'`; with `"` only where that quotes names.
  private static boolean isText(String word, boolean quotesNames) {
    char first = word.charAt(0);
    return first == '\''
        || (first >= '0' && first <= '9')
        || (first == '$' && word.length() > 1)
        || (first == '"' && !quotesNames);
  }
}
