package dev.migratehub.engine.history;

import java.util.ArrayList;
import java.util.List;

/// The parts of a table's name as a user writes it: words between dots, any of them in the quotes
/// of any database, where a doubled closing quote stands for itself.
final class TableWords {

  private final String text;
  private int at;

  private TableWords(String text) {
    this.text = text;
  }

  /// Takes a name apart; a part may be empty.
  ///
  /// @throws IllegalArgumentException with what is wrong, to be read behind the name
  static List<String> of(String text) {
    return new TableWords(text).read();
  }

  private List<String> read() {
    List<String> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (at++ < text.length());
    return parts;
  }

  /// Reads up to a dot or the end.
  private String part() {
    char open = at < text.length() ? text.charAt(at) : '.';
    return isQuote(open) ? quoted(open == '[' ? ']' : open) : plain();
  }

  private String plain() {
    int from = at;
    while (at < text.length() && text.charAt(at) != '.') {
      if (isQuote(text.charAt(at))) {
        throw new IllegalArgumentException("has a quote within a word");
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted(char close) {
    StringBuilder part = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean doubled = c == close && at < text.length() && text.charAt(at) == close;
      if (c == close && !doubled) {
        return ended(part);
      }
      at += doubled ? 1 : 0;
      part.append(c);
    }
    throw new IllegalArgumentException("has a quote that is never closed");
  }

  private String ended(StringBuilder part) {
    if (at < text.length() && text.charAt(at) != '.') {
      throw new IllegalArgumentException("goes on behind a quote");
    }
    return part.toString();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '`' || c == '[';
  }
}
