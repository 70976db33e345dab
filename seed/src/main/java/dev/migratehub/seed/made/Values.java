package dev.migratehub.seed.made;

import dev.migratehub.seed.table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Makes up values for one column. The same place gives the same value, and other places other
/// values where the type allows it.
///
/// @param distinct whether values ought to differ from each other
record Values(Column column, Bounds bounds, boolean distinct) {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /// Whether there is anything to make up.
  boolean possible() {
    return switch (column.family()) {
      case OTHER -> !bounds.values().isEmpty();
      case ENUM -> !bounds.values().isEmpty();
      default -> true;
    };
  }

  /// A value for the row with that number; `random` is at a state that belongs to this row.
  String value(long number, Random random) {
    if (!bounds.values().isEmpty()) {
      return bounds.values().get(random.nextInt(bounds.values().size()));
    }
    return switch (column.family()) {
      case INTEGER -> whole(number, random);
      case DECIMAL, REAL -> fraction(number, random);
      case BOOLEAN -> Boolean.toString(random.nextBoolean());
      case TEXT -> text(number, random);
      case BYTES -> bytes(random);
      case BITS -> bits(random);
      case DATE -> moment(number, random).toLocalDate().toString();
      case TIME ->
          LocalTime.ofSecondOfDay(random.nextInt(86_400)).format(DateTimeFormatter.ISO_LOCAL_TIME);
      case TIMESTAMP -> moment(number, random).format(MOMENT);
      case JSON -> "{\"number\": " + number + "}";
      case UUID ->
          new UUID(
                  (random.nextLong() & ~0xf000L) | 0x4000L,
                  (random.nextLong() & ~(3L << 62)) | (1L << 63))
              .toString();
      case ENUM, OTHER -> "";
    };
  }

  private String whole(long number, Random random) {
    boolean year = column.type().toLowerCase(Locale.ROOT).startsWith("year");
    long low = bounds.least().map(BigDecimal::longValue).orElse(year ? 1990L : 1L);
    long highest =
        year ? 2026 : column.precision() == 0 ? Integer.MAX_VALUE : power(column.precision()) - 1;
    long high =
        bounds
            .most()
            .map(BigDecimal::longValue)
            .orElse(Math.max(low, distinct ? highest : Math.min(highest, low + 999)));
    long room = Math.max(1, high - low + 1);
    return Long.toString(
        low + (distinct ? Math.floorMod(number - 1, room) : random.nextLong(room)));
  }

  private static long power(int digits) {
    return (long) Math.pow(10, Math.min(digits, 18));
  }

  private String fraction(long number, Random random) {
    int scale = column.precision() == 0 ? 2 : column.scale();
    BigDecimal low = bounds.least().orElse(BigDecimal.ZERO);
    int whole = column.precision() == 0 ? 6 : column.precision() - column.scale();
    BigDecimal highest =
        BigDecimal.TEN.pow(Math.clamp(whole, 0, 9)).subtract(BigDecimal.ONE.movePointLeft(scale));
    BigDecimal high =
        bounds.most().orElse(distinct ? highest : highest.min(low.add(BigDecimal.valueOf(1000))));
    BigDecimal value =
        distinct
            ? low.add(BigDecimal.valueOf(number).movePointLeft(scale))
            : low.add(high.subtract(low).multiply(BigDecimal.valueOf(random.nextDouble())));
    return value.setScale(scale, RoundingMode.DOWN).max(low).toPlainString();
  }

  private String text(long number, Random random) {
    int most = Math.min(column.length() == 0 ? 255 : column.length(), bounds.longest());
    String words = Words.of(column.name(), number, distinct, random);
    if (words.length() > most) {
      String mark = Long.toString(number, 36);
      words =
          distinct ? mark.substring(Math.max(0, mark.length() - most)) : words.substring(0, most);
    }
    return words.length() < bounds.shortest()
        ? words + "x".repeat(bounds.shortest() - words.length())
        : words;
  }

  private String bytes(Random random) {
    byte[] bytes = new byte[column.length() == 0 ? 8 : Math.min(8, column.length())];
    random.nextBytes(bytes);
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  private String bits(Random random) {
    int length =
        Optional.of(column.length())
            .filter(it -> it > 0)
            .orElse(Math.max(1, Math.min(8, column.precision())));
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      bits.append(random.nextInt(2));
    }
    return bits.toString();
  }

  private LocalDateTime moment(long number, Random random) {
    return distinct
        ? START.minusDays(number)
        : START.minusSeconds(random.nextInt(2 * 365 * 86_400));
  }
}
