package dev.migratehub.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a statement says to its server, so that two statements with the same wording mean the same:
/// without comments, and with one blank for any white space between signs that it may part.
/// Comments that the server or a planner acts on are part of it. Where only the settings of a
/// session tell where a text ends, the wording holds every reading, so that statements are taken
/// for different rather than for the same.
public final class Wording {

  private static final String GAP = " ";

  /// Code in another language between `$$` and `$$`, whose signs are not those of SQL.
  private static final Pattern FOREIGN_CODE = Pattern.compile("\\$\\w*\\$");

  private static final Set<String> LOOSE = Set.of("(", ")", ",", ";", "");

  private final String text;
  private final Quoting quoting;
  private final String escaping;
  private final boolean hinted;
  private final List<String> words = new ArrayList<>();
  private int at;
  private int gapFrom = -1;
  private boolean escaped;

  /// @param escaping the quotes inside which `\` escapes
  private Wording(String text, Quoting quoting, String escaping) {
    this.text = text;
    this.quoting = quoting;
    this.escaping = escaping;
    this.hinted = text.contains("/*+");
  }

  /// The wording of one statement.
  public static List<String> of(String statement, Quoting quoting) {
    String text = statement.replace("\r\n", "\n");
    if (quoting.executableComments() && FOREIGN_CODE.matcher(text).find()) {
      return List.of(text);
    }
    List<String> words = new ArrayList<>();
    for (String escaping : escapings(text, quoting)) {
      words.addAll(new Wording(text, quoting, escaping).read());
    }
    return List.copyOf(words);
  }

  /// The ways to read `\` that a session may have been set to.
  private static List<String> escapings(String text, Quoting quoting) {
    if (text.indexOf('\\') < 0 || quoting.brackets()) {
      return List.of("");
    }
    return quoting.executableComments() ? List.of("", "'", "'\"") : List.of("", "'");
  }

  private List<String> read() {
    while (at < text.length()) {
      int from = at;
      if (!skipBlank(text.charAt(at))) {
        add(next(text.charAt(at)));
      } else if (gapFrom < 0) {
        gapFrom = from;
      }
    }
    return words;
  }

  private void add(String word) {
    String last = words.isEmpty() ? "" : words.getLast();
    if (gapFrom >= 0) {
      String gap = gap(last, word, text.substring(gapFrom, at - word.length()));
      if (!gap.isEmpty()) {
        words.add(gap);
      }
      gapFrom = -1;
    }
    words.add(word);
  }

  /// Two texts become one or not by what lies between them, and a name before a parenthesis may be
  /// a function's only without a gap.
  private String gap(String last, String next, String between) {
    if (last.endsWith("'") && next.startsWith("'")) {
      return between;
    }
    boolean called = next.equals("(") && quoting.executableComments();
    return called && !LOOSE.contains(last) ? GAP : tight(last, next) ? "" : GAP;
  }

  private static boolean tight(String last, String next) {
    return LOOSE.contains(last) || LOOSE.contains(next);
  }

  /// Moves over white space, or over a comment that nobody acts on.
  private boolean skipBlank(char c) {
    if (Ascii.isSpace(c)) {
      at++;
      return true;
    }
    int end = lineComment(c) ? lineEnd() : text.startsWith("/*", at) ? commentEnd() : at;
    boolean skips = end > at;
    at = end;
    return skips;
  }

  private String next(char c) {
    int from = at;
    if (hinted && text.startsWith("/*", at) && !opensCode()) {
      at = blockEnd();
    } else if (quoting.executableComments() && opensCode()) {
      at = codeEnd();
    } else if (c == '\'' || c == '"' || c == '`' || (c == '[' && quoting.brackets())) {
      at = quoted(c, escapes(c));
      return text.substring(from, at);
    } else if (c == '$' && quoting.dollarQuotes()) {
      at = dollarEnd();
    } else if (Ascii.continuesName(c)) {
      while (at < text.length() && Ascii.continuesName(text.charAt(at))) {
        at++;
      }
    } else {
      at++;
    }
    escaped = false;
    return text.substring(from, at);
  }

  /// A piece that continues a text is read as its first piece was.
  private boolean escapes(char quote) {
    escaped =
        escaping.indexOf(quote) >= 0
            || (quote == '\'' && ((escaped && gapFrom >= 0) || prefixed()));
    return escaped;
  }

  private boolean prefixed() {
    return quoting.dollarQuotes()
        && gapFrom < 0
        && !words.isEmpty()
        && words.getLast().equalsIgnoreCase("E");
  }

  private int quoted(char open, boolean backslashes) {
    char close = open == '[' ? ']' : open;
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (backslashes && c == '\\') {
        i++;
      } else if (c == close) {
        if (open == '[' || i + 1 >= text.length() || text.charAt(i + 1) != close) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return text.length();
  }

  private int dollarEnd() {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '$' && Ascii.continuesName(text.charAt(i))) {
      i++;
    }
    boolean tag = i < text.length() && text.charAt(i) == '$' && !digitAt(at + 1);
    if (!tag) {
      return at + 1;
    }
    String quote = text.substring(at, i + 1);
    int close = text.indexOf(quote, i + 1);
    return close < 0 ? text.length() : close + quote.length();
  }

  private boolean lineComment(char c) {
    if (c == '#') {
      return quoting.hashComments();
    }
    return text.startsWith("--", at)
        && (!quoting.hashComments() || at + 2 >= text.length() || text.charAt(at + 2) <= ' ');
  }

  private int lineEnd() {
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /// Where the comment at hand ends, or where it begins when it counts.
  private int commentEnd() {
    return hinted || (quoting.executableComments() && opensCode()) ? at : blockEnd();
  }

  private boolean opensCode() {
    return text.startsWith("/*!", at) || text.startsWith("/*M!", at);
  }

  /// The mark with the version of the server that it is meant for.
  private int codeEnd() {
    int i = text.indexOf('!', at) + 1;
    while (digitAt(i)) {
      i++;
    }
    return i;
  }

  private int blockEnd() {
    int depth = 1;
    int i = at + 2;
    while (depth > 0 && i < text.length()) {
      if (text.startsWith("*/", i)) {
        depth--;
        i += 2;
      } else if (quoting.nestedComments() && text.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else {
        i++;
      }
    }
    return Math.min(i, text.length());
  }

  private boolean digitAt(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
