package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The assignments of a `SET` statement as words: names in upper case, variables with their `@`,
/// texts with a `'` before them, `=` for `:=` too.
final class Assignments {

  private static final int LONGEST = 20_000;

  private final String text;
  private int at;

  private Assignments(String text) {
    this.text = text;
  }

  /// No assignments when the statement is no `SET`, or too long to be about modes.
  static List<List<String>> of(String statement) {
    boolean candidate = statement.startsWith("/*") || statement.regionMatches(true, 0, "SET", 0, 3);
    return candidate && statement.length() <= LONGEST
        ? new Assignments(statement).read()
        : List.of();
  }

  private List<List<String>> read() {
    List<List<String>> assignments = new ArrayList<>();
    List<String> words = new ArrayList<>();
    if (!word().equals("SET")) {
      return assignments;
    }
    int depth = 0;
    for (String word = word(); !word.isEmpty(); word = word()) {
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0 && word.equals(",")) {
        assignments.add(words);
        words = new ArrayList<>();
      } else {
        words.add(word);
      }
    }
    assignments.add(words);
    return assignments;
  }

  private String word() {
    skipBlanks();
    if (at >= text.length()) {
      return "";
    }
    int from = at;
    char c = text.charAt(at);
    at++;
    if (c == '\'' || c == '"') {
      return "'" + quoted(c);
    }
    if (c == ':' && text.startsWith("=", at)) {
      at++;
      return "=";
    }
    if (c == '@' || Ascii.continuesName(c)) {
      while (at < text.length() && isVariable(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at).toUpperCase(Locale.ROOT);
    }
    return c == '`' ? quoted(c).toUpperCase(Locale.ROOT) : String.valueOf(c);
  }

  private static boolean isVariable(char c) {
    return c == '@' || c == '.' || Ascii.continuesName(c);
  }

  private String quoted(char quote) {
    int end = text.indexOf(quote, at);
    int to = end < 0 ? text.length() : end;
    String inner = text.substring(at, to);
    at = Math.min(text.length(), to + 1);
    return inner;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (Ascii.isSpace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("*/", at)) {
        at += 2;
      } else if (text.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int mark = text.startsWith("/*!", at) ? 3 : text.startsWith("/*M!", at) ? 4 : 0;
    if (mark == 0) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return;
    }
    at += mark;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
  }
}
