package dev.migratehub.engine.adopt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One row of another tool's table as texts, by column; NULL and a column that is not there are
/// empty.
record ForeignRow(Map<String, String> values) {

  private static final Set<String> YES = Set.of("t", "true", "1");
  private static final Pattern MILLIS = Pattern.compile("\\d{12,14}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
              + "(?:\\s*(Z|[+-]\\d\\d(?::?\\d\\d)?))?.*");

  ForeignRow {
    values = Map.copyOf(values);
  }

  String text(String column) {
    return values.getOrDefault(column, "");
  }

  boolean yes(String column) {
    return YES.contains(text(column).toLowerCase(Locale.ROOT));
  }

  /// A whole number; 0 where there is none.
  long number(String column) {
    return text(column).isEmpty() ? 0 : new BigDecimal(text(column)).longValue();
  }

  /// A moment, where it can be read; without a time zone it is in UTC.
  Optional<Instant> moment(String column) {
    String text = text(column);
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    Matcher matcher = MOMENT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    LocalDateTime time = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
    String zone = matcher.group(3) == null ? "Z" : matcher.group(3);
    return Optional.of(time.toInstant(ZoneOffset.of(zone)));
  }
}
