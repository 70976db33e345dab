package dev.migratehub.seed.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The conditions in the definition of a table, which SQLite keeps as a text.
final class SqliteChecks {

  private static final Pattern CHECK =
      Pattern.compile("(?:constraint\\s+(\\S+)\\s+)?\\bcheck\\s*\\(", Pattern.CASE_INSENSITIVE);

  private SqliteChecks() {}

  static List<Table.Check> of(String sql) {
    List<Table.Check> checks = new ArrayList<>();
    String masked = masked(sql);
    Matcher check = CHECK.matcher(masked);
    while (check.find()) {
      int end = end(masked, check.end());
      String name = check.group(1) == null ? "check" : sql.substring(check.start(1), check.end(1));
      checks.add(new Table.Check(name, sql.substring(check.end(), end)));
    }
    return checks;
  }

  /// Where the parenthesis closes that was opened before `from`.
  private static int end(String masked, int from) {
    int depth = 1;
    for (int at = from; at < masked.length(); at++) {
      char sign = masked.charAt(at);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return masked.length();
  }

  /// The same with blanks for what stands in quotes, so that nothing in them is taken for a word.
  private static String masked(String sql) {
    StringBuilder masked = new StringBuilder(sql);
    char quote = 0;
    for (int at = 0; at < sql.length(); at++) {
      char sign = sql.charAt(at);
      if (quote != 0) {
        masked.setCharAt(at, '_');
        quote = sign == quote ? 0 : quote;
      } else if (sign == '\'' || sign == '"' || sign == '`') {
        masked.setCharAt(at, '_');
        quote = sign;
      }
    }
    return masked.toString();
  }
}
