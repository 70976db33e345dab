package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `-- migr8:` lines at the head of a script. A key stands once; an unknown key or a bad
/// value is refused with what is allowed.
final class DirectiveLines {

  private static final Pattern LINE =
      Pattern.compile("--\\s*migr8\\s*:(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern COUNT = Pattern.compile("\\d{1,3}");
  private static final Pattern NAME = Pattern.compile("[\\w.-]+");
  private static final int MOST_RETRIES = 100;

  /// One key, how it is written, and what it takes.
  private enum Key {
    TRANSACTION("transaction", "auto, single_transaction or no_transaction"),
    REQUIRES("requires", "a version such as 003"),
    ENVIRONMENTS("environments", "names with commas and no blanks between them: stg,prd"),
    LOCK_TIMEOUT("lock-timeout", "a time: 500ms, 5s, 2m or 1h"),
    STATEMENT_TIMEOUT("statement-timeout", "a time: 500ms, 5s, 2m or 1h"),
    RETRIES("retries", "a number from 0 to " + MOST_RETRIES);

    private final String text;
    private final String allowed;

    Key(String text, String allowed) {
      this.text = text;
      this.allowed = allowed;
    }
  }

  private record Given(String value, Head.Line line) {}

  private final String file;
  private final Map<Key, Given> given = new EnumMap<>(Key.class);

  private DirectiveLines(String file) {
    this.file = file;
  }

  /// What the comments ask for; `elsewhere` is what a file beside the script or a marker says of
  /// transactions, which a `transaction=` of ours outranks.
  static Directives read(String file, List<Head.Line> comments, TransactionMode elsewhere) {
    if (comments.isEmpty() && elsewhere == TransactionMode.AUTO) {
      return Directives.NONE;
    }
    DirectiveLines lines = new DirectiveLines(file);
    TransactionMode foreign = elsewhere;
    for (Head.Line comment : comments) {
      Matcher matcher = LINE.matcher(comment.text());
      if (matcher.matches()) {
        lines.take(comment, matcher.group(1));
      } else if (Annotations.forbidTransaction(file, comment)) {
        foreign = TransactionMode.NO_TRANSACTION;
      }
    }
    return lines.directives(foreign);
  }

  private void take(Head.Line line, String settings) {
    String text = settings.strip();
    if (text.isEmpty()) {
      throw Refusal.directive(file, line, "migr8", "nothing stands behind migr8: " + allKeys());
    }
    for (String setting : text.split("\\s+", -1)) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw Refusal.directive(
            file, line, setting, setting + " is not of the form key=value, without blanks");
      }
      Key key = key(line, setting.substring(0, equals));
      if (given.put(key, new Given(setting.substring(equals + 1), line)) != null) {
        throw Refusal.directive(file, line, setting, key.text + " is given twice");
      }
    }
  }

  private Key key(Head.Line line, String text) {
    for (Key key : Key.values()) {
      if (key.text.equals(text)) {
        return key;
      }
    }
    throw Refusal.directive(file, line, text, text + " is not known; there are " + allKeys());
  }

  private Directives directives(TransactionMode foreign) {
    return new Directives(
        transaction().orElse(foreign),
        value(Key.REQUIRES).map(value -> version(value)),
        value(Key.ENVIRONMENTS).map(this::names).orElse(List.of()),
        value(Key.LOCK_TIMEOUT).map(value -> time(Key.LOCK_TIMEOUT, value)),
        value(Key.STATEMENT_TIMEOUT).map(value -> time(Key.STATEMENT_TIMEOUT, value)),
        value(Key.RETRIES).map(this::retries));
  }

  private Optional<String> value(Key key) {
    return Optional.ofNullable(given.get(key)).map(Given::value);
  }

  private Optional<TransactionMode> transaction() {
    return value(Key.TRANSACTION)
        .map(value ->
            switch (value) {
              case "auto" -> TransactionMode.AUTO;
              case "single_transaction" -> TransactionMode.SINGLE_TRANSACTION;
              case "no_transaction" -> TransactionMode.NO_TRANSACTION;
              default -> throw bad(Key.TRANSACTION, value);
            });
  }

  private String version(String value) {
    try {
      return Version.of(value).text();
    } catch (IllegalArgumentException e) {
      throw bad(Key.REQUIRES, value);
    }
  }

  private List<String> names(String value) {
    Set<String> names = new HashSet<>();
    List<String> list = List.of(value.split(",", -1));
    for (String name : list) {
      if (!NAME.matcher(name).matches() || !names.add(name)) {
        throw bad(Key.ENVIRONMENTS, value);
      }
    }
    return list;
  }

  private Duration time(Key key, String value) {
    Matcher matcher = TIME.matcher(value);
    if (!matcher.matches()) {
      throw bad(key, value);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private int retries(String value) {
    if (!COUNT.matcher(value).matches() || Integer.parseInt(value) > MOST_RETRIES) {
      throw bad(Key.RETRIES, value);
    }
    return Integer.parseInt(value);
  }

  private RuntimeException bad(Key key, String value) {
    Given found = given.get(key);
    if (found == null) {
      throw new IllegalStateException(key.text + " was not given");
    }
    String why =
        "%s=%s is not allowed; %s takes %s".formatted(key.text, value, key.text, key.allowed);
    return Refusal.directive(file, found.line(), key.text + "=" + value, why);
  }

  private static String allKeys() {
    StringBuilder all = new StringBuilder();
    for (Key key : Key.values()) {
      all.append(all.isEmpty() ? "" : ", ").append(key.text);
    }
    return all.toString();
  }
}
