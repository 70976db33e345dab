package dev.migratehub.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads one JSON object whose values are texts and whole numbers, as exports have them; each name
/// stands once.
final class FlatJson {

  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /// The values by name, numbers as they are written.
  ///
  /// @throws IllegalArgumentException when it is no such object
  static Map<String, String> read(String line) {
    FlatJson json = new FlatJson(line.strip());
    Map<String, String> values = json.object();
    if (json.at != json.text.length()) {
      throw wrong();
    }
    return values;
  }

  private Map<String, String> object() {
    Map<String, String> values = new LinkedHashMap<>();
    take('{');
    while (true) {
      String name = string();
      blanks();
      take(':');
      blanks();
      if (values.put(name, peek() == '"' ? string() : number()) != null) {
        throw wrong();
      }
      blanks();
      if (peek() == '}') {
        at++;
        return values;
      }
      take(',');
      blanks();
    }
  }

  private String number() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (from == at) {
      throw wrong();
    }
    return text.substring(from, at);
  }

  private String string() {
    take('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = next();
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong();
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong();
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private void take(char c) {
    if (next() != c) {
      throw wrong();
    }
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("no object of texts and numbers");
  }
}
