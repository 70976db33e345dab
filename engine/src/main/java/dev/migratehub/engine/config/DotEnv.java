package dev.migratehub.engine.config;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a `.env` file: `NAME=value` a line, perhaps after `export`, with comments after `#`.
/// Single quotes keep everything as it stands, double quotes know `\n`, `\"` and `\\`, and both may
/// span lines. Nothing is expanded. Lines of another form are passed over, since the file is often
/// written for other tools too; not so when they are meant for us.
public final class DotEnv {

  private static final String EXPORT = "export ";
  private static final String MARK = "\ufeff";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /// A name of ours, wherever it stands in a text.
  private static final Pattern OURS =
      Pattern.compile("(?<!\\w)(MIGR8_\\w*|DATABASE_URL)(?!\\w)", Pattern.CASE_INSENSITIVE);

  private static final Pattern LINE_OF_OURS =
      Pattern.compile("(?m)^\\s*(?:export\\s+)?(MIGR8_\\w*|DATABASE_URL)\\s*=");

  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  private DotEnv(String file, String text) {
    this.file = file;
    String body = text.startsWith(MARK) ? text.substring(1) : text;
    this.text = body.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// The variables of a file; of two with one name the later counts.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a line that is meant for us cannot
  ///   be read
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
        checkName(name, begin);
        variables.put(name, new Value(value(name, begin), file + ":" + begin));
      } else {
        checkForOurs(name, begin);
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

  private void checkName(String name, int begin) {
    if (!NAME.matcher(name).matches() && OURS.matcher(name).find()) {
      throw refused(begin, name + " is not a name");
    }
  }

  private void checkForOurs(String words, int begin) {
    Matcher ours = OURS.matcher(words);
    if (ours.find()) {
      throw refused(begin, ours.group() + " has no = behind it");
    }
  }

  private String value(String name, int begin) {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote != '"' && quote != '\'') {
      return bare();
    }
    return text.indexOf(quote, at + 1) < 0 ? unclosed(name, begin) : closed(name, begin, quote);
  }

  private String unclosed(String name, int begin) {
    if (OURS.matcher(name).matches()) {
      throw refused(begin, notClosed(name, "on its line"));
    }
    return bare().substring(1);
  }

  /// A quote that was forgotten is closed by the next one, lines later.
  private String closed(String name, int begin, char quote) {
    int from = at;
    String value = quoted(quote);
    boolean ours = OURS.matcher(name).matches();
    if (ours && line > begin) {
      throw refused(begin, notClosed(name, "on its line"));
    }
    if (ours && !restOfLine().isEmpty()) {
      throw refused(begin, "something stands behind the quotes of " + name);
    }
    Matcher swallowed = LINE_OF_OURS.matcher(text).region(from, at);
    if (swallowed.find()) {
      long lines = text.substring(from, swallowed.start(1)).chars().filter(c -> c == '\n').count();
      String where = "before %s on line %d".formatted(swallowed.group(1), begin + lines);
      throw refused(begin, notClosed(name, where));
    }
    return value;
  }

  private static String notClosed(String name, String where) {
    return "the quote before the value of " + name + " is not closed " + where;
  }

  /// What stands behind a value, without a comment.
  private String restOfLine() {
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end).strip();
    return rest.startsWith("#") ? "" : rest;
  }

  private ProblemException refused(int at, String why) {
    return new Problem(
            Code.SETTING_INVALID,
            "%s:%d: %s".formatted(file, at, why),
            "no database was touched",
            "write the line as NAME=value, or NAME='value' with quotes round all of it")
        .exception();
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
