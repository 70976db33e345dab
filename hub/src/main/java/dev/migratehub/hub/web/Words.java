package dev.migratehub.hub.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// How values are written on pages.
public final class Words {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /// A time for those without script.
  public static String time(Instant at) {
    return MINUTES.format(at);
  }

  /// A time as exact as it is known.
  public static String exact(Instant at) {
    return EXACT.format(at);
  }

  /// A name of a state for people: `awaiting approval`.
  public static String plain(String state) {
    return state.replace('_', ' ');
  }

  /// A number and what is counted.
  public static String count(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }

  /// How long something took; a dash while it is not known.
  public static String took(Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return "–";
    }
    return took(Duration.between(from.get(), to.get()));
  }

  /// How long something took.
  public static String took(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }
    long seconds = millis / 1000;
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /// The beginning of a checksum or an id.
  public static String brief(String hex) {
    String plain = hex.startsWith("sha256:") ? hex.substring("sha256:".length()) : hex;
    return plain.substring(0, Math.min(12, plain.length()));
  }

  /// A size.
  public static String bytes(long bytes) {
    return bytes < 10_000
        ? "%,d B".formatted(bytes)
        : bytes < 10_000_000
            ? "%,d kB".formatted(bytes / 1000)
            : "%,d MB".formatted(bytes / 1_000_000);
  }
}
