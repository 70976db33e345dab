package dev.migratehub.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a `.env` file: `NAME=value` a line, perhaps after `export`, with comments after `#`.
/// Single quotes keep everything as it stands, double quotes know `\n`, `\"` and `\\`, and both may
/// span lines. Nothing is expanded. Lines of another form are passed over, since the file is often
/// written for other tools too.
public final class DotEnv {

  private static final String EXPORT = "export ";

  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  private DotEnv(String file, String text) {
    this.file = file;
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// The variables of a file; of two with one name the later counts.
  public static Map<String, Value> read(String file, String text) {
    return new DotEnv(file, text).variables();
  }

  private Map<String, Value> variables() {
    Map<String, Value> variables = new LinkedHashMap<>();
    while (at < text.length()) {
      int begin = line;
      String name = name();
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        variables.put(name, new Value(value(), file + ":" + begin));
      }
      skipLine();
    }
    return variables;
  }

  private String name() {
    int begin = at;
    while (at < text.length() && "=\n#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(begin, at).strip();
    return name.startsWith(EXPORT) ? name.substring(EXPORT.length()).strip() : name;
  }

  private String value() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : '\n';
    boolean closed = text.indexOf(quote, at + 1) >= 0;
    if (quote != '"' && quote != '\'') {
      return bare();
    }
    return closed ? quoted(quote) : bare().substring(1);
  }

  private String bare() {
    int begin = at;
    while (at < text.length() && text.charAt(at) != '\n' && !comment()) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private boolean comment() {
    return text.charAt(at) == '#' && Character.isWhitespace(text.charAt(at - 1));
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && quote == '"' && at < text.length()) {
        value.append(escaped(text.charAt(at++)));
      } else {
        value.append(c);
        line += c == '\n' ? 1 : 0;
      }
    }
    at++;
    return value.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '"', '\\', '$' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private void skipLine() {
    int end = text.indexOf('\n', Math.min(at, text.length()));
    at = end < 0 ? text.length() : end + 1;
    line++;
  }
}
