package dev.migratehub.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a statement without comments: names and keywords in upper case, quoted names with
/// their quotes and unchanged, texts as `'`, every other sign alone. Good enough to tell what a
/// statement is and whether two say the same; never used to change one.
public final class Words {

  private final String text;
  private final Quoting quoting;
  private final boolean keepsTexts;
  private final boolean keepsCase;
  private final List<String> words = new ArrayList<>();
  private int at;

  private Words(String text, Quoting quoting, boolean keepsTexts, boolean keepsCase) {
    this.text = text;
    this.quoting = quoting;
    this.keepsTexts = keepsTexts;
    this.keepsCase = keepsCase;
  }

  /// At most the first `most` words of a statement.
  public static List<String> of(String text, Quoting quoting, int most) {
    return new Words(text, quoting, false, false).read(most);
  }

  /// Like [#of], with every text as it stands in the statement, quotes included.
  public static List<String> withTexts(String text, Quoting quoting, int most) {
    return new Words(text, quoting, true, false).read(most);
  }

  /// Like [#withTexts], with names and keywords as they stand too.
  public static List<String> exact(String text, Quoting quoting, int most) {
    return new Words(text, quoting, true, true).read(most);
  }

  /// Every stretch of a text in its order, white space and comments included; joined they give back
  /// the text. For showing it.
  public static List<Stretch> stretches(String text, Quoting quoting) {
    Words words = new Words(text, quoting, false, true);
    List<Stretch> stretches = new ArrayList<>();
    while (words.at < text.length()) {
      int from = words.at;
      Stretch.Kind kind = words.pass(text.charAt(from));
      stretches.add(new Stretch(kind, from, words.at));
    }
    return stretches;
  }

  private Stretch.Kind pass(char c) {
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
      return Stretch.Kind.BLANK;
    }
    if (startsLineComment(c)) {
      at = lineEnd();
      return Stretch.Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      skipComment();
      return Stretch.Kind.COMMENT;
    }
    String word = word(c);
    return Stretch.Kind.of(c, word, quoting);
  }

  private List<String> read(int most) {
    while (at < text.length() && words.size() < most) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (startsLineComment(c)) {
        at = lineEnd();
      } else if (text.startsWith("/*", at)) {
        skipComment();
      } else if (text.startsWith("*/", at) && quoting.executableComments()) {
        at += 2;
      } else {
        words.add(word(c));
      }
    }
    return List.copyOf(words);
  }

  private String word(char c) {
    if (c == '\'') {
      int from = at;
      at = quoted('\'', quoting.backslashes() || escapesBefore());
      return keepsTexts ? text.substring(from, at) : "'";
    }
    if (c == '"' || c == '`' || (c == '[' && quoting.brackets())) {
      int from = at;
      at = quoted(c == '[' ? ']' : c, c == '"' && quoting.backslashes());
      return text.substring(from, at);
    }
    if (c == '$' && quoting.dollarQuotes()) {
      return dollar();
    }
    if (Ascii.startsName(c) || (c >= '0' && c <= '9')) {
      int from = at;
      while (at < text.length() && Ascii.continuesName(text.charAt(at))) {
        at++;
      }
      String word = text.substring(from, at);
      return keepsCase ? word : word.toUpperCase(Locale.ROOT);
    }
    at++;
    return String.valueOf(c);
  }

  private boolean escapesBefore() {
    return at > 0
        && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
        && (at == 1 || !Ascii.continuesName(text.charAt(at - 2)));
  }

  private String dollar() {
    int end = text.indexOf('$', at + 1);
    String tag = end < 0 ? "" : text.substring(at, end + 1);
    if (tag.isEmpty() || !isTag(tag)) {
      at++;
      return "$";
    }
    int from = at;
    int close = text.indexOf(tag, end + 1);
    at = close < 0 ? text.length() : close + tag.length();
    return keepsTexts ? text.substring(from, at) : "'";
  }

  private static boolean isTag(String tag) {
    for (int i = 1; i < tag.length() - 1; i++) {
      char c = tag.charAt(i);
      if (!Ascii.continuesName(c) || c == '$' || (i == 1 && !Ascii.startsName(c))) {
        return false;
      }
    }
    return true;
  }

  private int quoted(char close, boolean backslashes) {
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (backslashes && c == '\\') {
        i++;
      } else if (c == close) {
        if (i + 1 >= text.length() || text.charAt(i + 1) != close) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return text.length();
  }

  private boolean startsLineComment(char c) {
    return (c == '#' && quoting.hashComments())
        || (text.startsWith("--", at) && (!quoting.hashComments() || blankAt(at + 2)));
  }

  private boolean blankAt(int index) {
    return index >= text.length() || text.charAt(index) <= ' ';
  }

  private int lineEnd() {
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private void skipComment() {
    if (quoting.executableComments() && opensCode()) {
      return;
    }
    int depth = 0;
    do {
      if ((quoting.nestedComments() && text.startsWith("/*", at)) || depth == 0) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
  }

  private boolean opensCode() {
    int i = text.startsWith("/*!", at) ? at + 3 : text.startsWith("/*M!", at) ? at + 4 : -1;
    if (i < 0) {
      return false;
    }
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    at = i;
    return true;
  }
}
