package dev.migratehub.engine.script;

import dev.migratehub.engine.script.Precondition.Otherwise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the lines of a change set that say what must hold before it runs.
final class PreconditionLines {

  private static final Pattern SETTING =
      Pattern.compile("\\s*(\\w+):(\"[^\"]*\"|'[^']*'|\\S*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHECK =
      Pattern.compile(
          "(?:expectedResult:)?(?:'([^']+)'|\"([^\"]+)\"|(\\w+)) (.*)", Pattern.CASE_INSENSITIVE);

  private final String file;
  private final List<Precondition.Check> checks = new ArrayList<>();
  private Otherwise onFail = Otherwise.HALT;
  private Otherwise onError = Otherwise.HALT;
  private String message = "";

  PreconditionLines(String file) {
    this.file = file;
  }

  /// Takes what stands behind `--preconditions`.
  void settings(Head.Line line, String text) {
    Matcher matcher = SETTING.matcher(text);
    int at = 0;
    while (at < text.length() && !text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw Refusal.directive(
            file, line, text.substring(at).strip(), "this is no setting of preconditions");
      }
      setting(line, matcher.group(1), matcher.group(2).replaceAll("^[\"']|[\"']$", ""));
      at = matcher.end();
    }
  }

  private void setting(Head.Line line, String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "onfail" -> onFail = otherwise(line, name, value);
      case "onerror" -> onError = otherwise(line, name, value);
      case "onfailmessage" -> message = value;
      // They say what is written where nothing is run, and what is said of an error.
      case "onerrormessage", "onsqloutput", "onupdatesql" -> {}
      default -> throw Refusal.directive(file, line, name, name + " is not known here");
    }
  }

  private Otherwise otherwise(Head.Line line, String name, String value) {
    for (Otherwise known : Otherwise.values()) {
      if (known.name().equalsIgnoreCase(value)) {
        return known;
      }
    }
    throw Refusal.directive(
        file, line, value, name + " is HALT, CONTINUE, MARK_RAN or WARN, not " + value);
  }

  /// Takes a line `--precondition-kind text`.
  void check(Head.Line line, String kind, String text) {
    Matcher matcher = CHECK.matcher(text.strip());
    if (!kind.equalsIgnoreCase("sql-check")) {
      throw Refusal.directive(
          file,
          line,
          kind,
          "of preconditions only sql-check is checked, not " + kind,
          "write it as a query: --precondition-sql-check expectedResult:0 SELECT …");
    }
    if (!matcher.matches()) {
      throw Refusal.directive(file, line, text, "this is not: expectedResult:VALUE QUERY");
    }
    String expected =
        matcher.group(1) != null
            ? matcher.group(1)
            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    checks.add(new Precondition.Check(matcher.group(4).strip(), expected, line.number()));
  }

  /// What was collected.
  Optional<Precondition> precondition() {
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Precondition(checks, onFail, onError, message));
  }
}
