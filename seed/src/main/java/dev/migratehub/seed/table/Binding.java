package dev.migratehub.seed.table;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the text of a value into what is bound, by the kind of its column.
final class Binding {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private Binding() {}

  /// The value as a parameter of a statement.
  ///
  /// @param strict whether what does not fit is found here, because the database would take it
  /// @throws IllegalArgumentException when it does not fit
  static @Nullable Object bound(@Nullable String text, Column column, boolean strict) {
    if (text == null) {
      return null;
    }
    return switch (column.family()) {
      case BOOLEAN -> truth(text, strict);
      case BYTES -> bytes(text);
      case BITS -> bits(text);
      case INTEGER -> strict ? whole(text) : text;
      case DECIMAL, REAL -> strict ? number(text) : text;
      default -> text;
    };
  }

  /// Whether a text fits the kind of a column, as far as can be told without the database.
  static boolean fits(String text, Column column) {
    try {
      Object any = bound(text, column, true);
      return any != null
          && (column.length() == 0 || text.codePointCount(0, text.length()) <= column.length())
          && (column.labels().isEmpty() || column.labels().contains(text));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Object truth(String text, boolean strict) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "on" -> 1L;
      case "false", "f", "no", "off" -> 0L;
      default -> strict ? whole(text) : text;
    };
  }

  private static Object whole(String text) {
    if (!WHOLE.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text.strip();
  }

  private static Object number(String text) {
    return new BigDecimal(text.strip()) == null ? "" : text.strip();
  }

  /// `\x` and hexadecimal digits, else the text itself in UTF-8.
  private static Object bytes(String text) {
    return text.startsWith("\\x")
        ? HexFormat.of().parseHex(text.substring(2))
        : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Object bits(String text) {
    return Long.parseUnsignedLong(text.strip(), text.matches("[01]+") ? 2 : 10);
  }
}
