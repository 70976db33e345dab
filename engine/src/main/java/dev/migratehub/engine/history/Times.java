package dev.migratehub.engine.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as databases take and give them: `2026-11-22 01:35:49.158866`, in UTC.
final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final int LENGTH = "yyyy-MM-dd HH:mm:ss.SSSSSS".length();

  private Times() {}

  static String text(Instant at) {
    return FORM.format(at.atOffset(ZoneOffset.UTC));
  }

  /// Reads what [#text] wrote. The usual form is taken apart by hand, for a formatter takes longer
  /// with it than everything else in a row.
  ///
  /// @throws java.time.DateTimeException when it is no time
  static Instant instant(String text) {
    LocalDateTime time =
        isUsual(text)
            ? LocalDateTime.of(
                part(text, 0, 4),
                part(text, 5, 7),
                part(text, 8, 10),
                part(text, 11, 13),
                part(text, 14, 16),
                part(text, 17, 19),
                part(text, 20, 26) * 1000)
            : LocalDateTime.parse(text, FORM);
    return time.toInstant(ZoneOffset.UTC);
  }

  private static boolean isUsual(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean right =
          switch (i) {
            case 4, 7 -> c == '-';
            case 10 -> c == ' ';
            case 13, 16 -> c == ':';
            case 19 -> c == '.';
            default -> c >= '0' && c <= '9';
          };
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static int part(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
