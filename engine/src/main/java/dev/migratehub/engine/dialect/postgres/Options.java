package dev.migratehub.engine.dialect.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options of a statement in parentheses, as in `(verbose, refresh = false)`; of an option
/// given twice the last one counts.
final class Options {

  private static final Set<String> FALSE = Set.of("FALSE", "OFF", "0");

  private final Map<String, String> values = new HashMap<>();

  /// @param words a statement's words with texts; the options start after the `(` at `open`
  Options(List<String> words, int open) {
    for (int i = open + 1; i < words.size() && !words.get(i).equals(")"); i++) {
      if (words.get(i).equals(",")) {
        continue;
      }
      int end = i;
      while (end + 1 < words.size() && !Set.of(",", ")").contains(words.get(end + 1))) {
        end++;
      }
      values.put(
          unquoted(words.get(i)).toUpperCase(Locale.ROOT), end == i ? "TRUE" : words.get(end));
      i = end;
    }
  }

  /// The options after the last `WITH (`, or none.
  static Options afterWith(List<String> words) {
    int open = words.size();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("WITH") && words.get(i + 1).equals("(")) {
        open = i + 1;
      }
    }
    return new Options(words, open);
  }

  /// Whether the option is given.
  boolean has(String name) {
    return values.containsKey(name);
  }

  /// The option as a switch; empty when it is not given.
  Optional<Boolean> isOn(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> !isFalse(value));
  }

  /// Whether the server takes a word or a quoted text for false where it wants a switch.
  static boolean isFalse(String word) {
    return FALSE.contains(unquoted(word).toUpperCase(Locale.ROOT));
  }

  /// A word without the quotes around it.
  static String unquoted(String word) {
    boolean quoted = word.length() > 1 && (word.startsWith("'") || word.startsWith("\""));
    return quoted ? word.substring(1, word.length() - 1) : word;
  }
}
