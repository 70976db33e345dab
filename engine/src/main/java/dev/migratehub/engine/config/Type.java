package dev.migratehub.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of value: how its text is read, and in words what is allowed.
///
/// @param label the placeholder in help texts: `HOST`
/// @param allowed completes the sentence "set it to …"
/// @param reader reads a text; throws [IllegalArgumentException] for what is not allowed
public record Type<T>(String label, String allowed, Function<String, T> reader) {

  /// Any text.
  public static final Type<String> TEXT = new Type<>("TEXT", "any text", text -> text);

  /// A place in the file system.
  public static final Type<String> PATH = new Type<>("PATH", "a path", Type::readPath);

  /// An address.
  public static final Type<String> URL =
      new Type<>("URL", "an address such as postgres://user@host:5432/database", text -> text);

  /// Yes or no.
  public static final Type<Boolean> SWITCH =
      new Type<>("true|false", "true or false", Type::readSwitch);

  /// A length of time.
  public static final Type<Duration> DURATION =
      new Type<>("TIME", "a time such as 500ms, 5s, 2m or 1h; 0 is none", Type::readDuration);

  private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|)");

  /// A whole number within bounds, both included.
  public static Type<Integer> number(int from, int to) {
    return new Type<>(
        "NUMBER", "a number from " + from + " to " + to, text -> readNumber(text, from, to));
  }

  /// One of some words.
  public static Type<String> oneOf(List<String> words) {
    String allowed = "one of " + String.join(", ", words);
    return new Type<>(String.join("|", words), allowed, text -> readWord(text, words));
  }

  /// The same kind of value under another label.
  public Type<T> labelled(String other) {
    return new Type<>(other, allowed, reader);
  }

  private static boolean readSwitch(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String readPath(String text) {
    return Path.of(text).toString();
  }

  private static int readNumber(String text, int from, int to) {
    int number = Integer.parseInt(text);
    if (number < from || number > to) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static String readWord(String text, List<String> words) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw new IllegalArgumentException(text);
    }
    return word;
  }

  private static Duration readDuration(String text) {
    Matcher form = DURATION_FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> zero(amount);
    };
  }

  private static Duration zero(long amount) {
    if (amount != 0) {
      throw new IllegalArgumentException("a time without a unit");
    }
    return Duration.ZERO;
  }
}
