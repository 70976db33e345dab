package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands behind `author:id` on the line that begins a change set. What would change its
/// meaning and is not done here is refused; what only says how statements are cut (`stripComments`,
/// `splitStatements`) or marks it (`labels`) is read and changes nothing.
final class ChangeSetAttributes {

  private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(\\w+):(\"[^\"]*\"|\\S*)");
  private static final Pattern NAME = Pattern.compile("(?!(?i:and|or|not)$)[\\w.-]+");
  private static final Set<String> MARKS = Set.of("labels", "created");
  private static final Set<String> SWITCHES =
      Set.of(
          "splitstatements",
          "stripcomments",
          "rollbacksplitstatements",
          "runonchange",
          "runalways",
          "runintransaction",
          "failonerror",
          "ignore");
  private static final String KNOWN =
      "there are splitStatements, stripComments, endDelimiter, runOnChange, runAlways,"
          + " runInTransaction, context, labels, dbms, ignore, logicalFilePath, rollbackEndDelimiter";

  private final String file;
  private final Head.Line line;
  private final Map<String, String> given = new HashMap<>();

  private ChangeSetAttributes(String file, Head.Line line) {
    this.file = file;
    this.line = line;
  }

  /// Reads the rest of a line.
  static ChangeSetAttributes read(String file, Head.Line line, String rest) {
    ChangeSetAttributes attributes = new ChangeSetAttributes(file, line);
    Matcher matcher = ATTRIBUTE.matcher(rest);
    int at = 0;
    while (at < rest.length() && !rest.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        String word = rest.substring(at).strip().split("\\s", 2)[0];
        throw attributes.refusal(word, word + " is no attribute; " + KNOWN);
      }
      attributes.take(matcher.group(1), matcher.group(2));
      at = matcher.end();
    }
    attributes.check();
    return attributes;
  }

  private void take(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    String plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    if (given.put(key, plain) != null) {
      throw refusal(name, name + " is given twice");
    }
    boolean known =
        SWITCHES.contains(key)
            || MARKS.contains(key)
            || Set.of("enddelimiter", "rollbackenddelimiter", "logicalfilepath").contains(key)
            || Set.of("context", "contextfilter", "dbms", "runwith").contains(key);
    if (!known) {
      throw refusal(name, name + " is not known; " + KNOWN);
    }
    if (SWITCHES.contains(key) && !plain.equalsIgnoreCase("true") && !isFalse(plain)) {
      throw refusal(name, name + " is true or false, not " + plain);
    }
  }

  private void check() {
    if (isFalse(given.getOrDefault("failonerror", "true"))) {
      throw refusal("failOnError", "failOnError:false: a run stops at the first error, always");
    }
    if (!given.getOrDefault("runwith", "jdbc").equalsIgnoreCase("jdbc")) {
      throw refusal("runWith", "runWith: scripts are never given to a client program");
    }
    for (String value : given.values()) {
      if (value.contains("${")) {
        throw refusal("${", "nothing is put in place of ${…}; write the value itself");
      }
    }
  }

  /// Whether it is never run.
  boolean ignored() {
    return isTrue("ignore");
  }

  Optional<String> logicalFile() {
    return Optional.ofNullable(given.get("logicalfilepath")).filter(path -> !path.isEmpty());
  }

  TransactionMode transaction() {
    return isFalse(given.getOrDefault("runintransaction", "true"))
        ? TransactionMode.NO_TRANSACTION
        : TransactionMode.AUTO;
  }

  /// What ends a statement of the way up besides `;`.
  Optional<EndDelimiter> delimiter() {
    return isFalse(given.getOrDefault("splitstatements", "true"))
        ? Optional.empty()
        : delimiter("enddelimiter", "endDelimiter");
  }

  /// What ends a statement of the way back besides `;`.
  Optional<EndDelimiter> rollbackDelimiter() {
    return delimiter("rollbackenddelimiter", "rollbackEndDelimiter");
  }

  ChangeSetWishes wishes(Optional<Precondition> precondition) {
    ChangeSetWishes.Rerun rerun =
        isTrue("runalways")
            ? ChangeSetWishes.Rerun.ALWAYS
            : isTrue("runonchange") ? ChangeSetWishes.Rerun.ON_CHANGE : ChangeSetWishes.Rerun.NEVER;
    return new ChangeSetWishes(databases(), rerun, precondition);
  }

  /// The contexts, of which one must be the environment.
  List<String> contexts() {
    String filter = given.getOrDefault("contextfilter", "");
    String text = (filter.isEmpty() ? given.getOrDefault("context", "") : filter).strip();
    List<String> names = new ArrayList<>();
    for (String name : text.isEmpty() ? List.<String>of() : List.of(text.split("(?i),|\\bor\\b"))) {
      if (!NAME.matcher(name.strip()).matches()) {
        throw refusal(
            text,
            "the context \"%s\" is more than names with commas or the word or between them"
                .formatted(text));
      }
      names.add(name.strip());
    }
    return names;
  }

  private List<String> databases() {
    String text = given.getOrDefault("dbms", "").replace(" ", "").toLowerCase(Locale.ROOT);
    return text.isEmpty() || text.equals("all") ? List.of() : List.of(text.split(","));
  }

  private Optional<EndDelimiter> delimiter(String key, String name) {
    String text = given.getOrDefault(key, "");
    return text.isEmpty() || text.equals(";")
        ? Optional.empty()
        : Optional.of(
            EndDelimiter.of(text)
                .orElseThrow(() ->
                    refusal(
                        text,
                        name
                            + ":"
                            + text
                            + " is a pattern; a plain text that ends a line can be used")));
  }

  private boolean isTrue(String key) {
    return given.getOrDefault(key, "false").equalsIgnoreCase("true");
  }

  private static boolean isFalse(String value) {
    return value.equalsIgnoreCase("false");
  }

  private RuntimeException refusal(String part, String why) {
    return Refusal.directive(file, line, part, why);
  }
}
