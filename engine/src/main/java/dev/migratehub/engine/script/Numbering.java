package dev.migratehub.engine.script;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the number of a new migration in the style of the newest: one more, with as many digits,
/// or the time in UTC as that one writes it. The new number is greater than the newest, whatever
/// the clock says.
final class Numbering {

  /// A number in the style of a time, for folders that hold none.
  static final String STAMP = "19700101000000";

  private static final Pattern LAST = Pattern.compile("(.*?)(\\d+)");

  private Numbering() {}

  /// The number after the newest of these files; `first` is the one before the first.
  static String after(List<Named> names, Layout layout, String first, Instant now) {
    return after(Named.newest(names).map(named -> named.id().text()).orElse(first), now);
  }

  /// The number after this one; of `1.2` or `1_2` the last part counts.
  static String after(String newest, Instant now) {
    String digits = newest.replace("-", "");
    Optional<String> time = time(digits, now);
    if (time.isPresent()) {
      BigInteger least = new BigInteger(digits).add(BigInteger.ONE);
      String later = padded(least.max(new BigInteger(time.get())), digits.length());
      return withDashesOf(newest, later);
    }
    Matcher matcher = LAST.matcher(newest);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no number at the end of " + newest);
    }
    BigInteger next = new BigInteger(matcher.group(2)).add(BigInteger.ONE);
    return matcher.group(1) + padded(next, matcher.group(2).length());
  }

  /// The time written like this number, if it is a time: `20240131101500`, also shorter or with
  /// milliseconds or a counter behind it, or seconds or milliseconds since 1970.
  private static Optional<String> time(String like, Instant now) {
    boolean year = like.startsWith("19") || like.startsWith("20");
    return switch (like.length()) {
      case 10 -> like.startsWith("1") ? Optional.of("" + now.getEpochSecond()) : Optional.empty();
      case 13 -> like.startsWith("1") ? Optional.of("" + now.toEpochMilli()) : Optional.empty();
      case 8 -> format(year, "yyyyMMdd", now);
      case 12 -> format(year, "yyyyMMddHHmm", now);
      case 14 -> format(year, "yyyyMMddHHmmss", now);
      case 17 -> format(year, "yyyyMMddHHmmssSSS", now);
      case 18 -> format(year, "yyyyMMddHHmmss'0000'", now);
      default -> Optional.empty();
    };
  }

  private static Optional<String> format(boolean year, String pattern, Instant now) {
    return year
        ? Optional.of(
            DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(now))
        : Optional.empty();
  }

  private static String padded(BigInteger number, int width) {
    String digits = number.toString();
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String withDashesOf(String model, String digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < model.length() && i < text.length(); i++) {
      if (model.charAt(i) == '-') {
        text.insert(i, '-');
      }
    }
    return text.toString();
  }
}
