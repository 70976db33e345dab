package dev.migratehub.seed.table;

import java.time.LocalDate;
import java.time.YearMonth;

/// Days (`2026-01-31`), counted from the year 2000, and moments of a day (`2026-01-31 12:00:00.5`),
/// in microseconds since then.
record BinaryMoment(Kind kind) implements BinaryValue {

  private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final int DAY = 10;
  private static final int SECOND = 19;
  private static final int MICROSECOND = SECOND + 7;
  private static final long MILLION = 1_000_000;
  private static final int NOWHERE = Integer.MIN_VALUE;

  /// What belongs to a value beside its day.
  enum Kind {
    DAY,
    /// A time, or none for midnight.
    LOCAL,
    /// A time and its distance from UTC, without which it would depend on the session.
    ZONED
  }

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    if (to - from < DAY || text[from + 4] != '-' || text[from + 7] != '-') {
      return false;
    }
    int year = BinaryValue.number(text, from, 4);
    int month = BinaryValue.number(text, from + 5, 2);
    int day = BinaryValue.number(text, from + 8, 2);
    if (year < 1
        || month < 1
        || month > 12
        || day < 1
        || day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    long days = LocalDate.of(year, month, day).toEpochDay() - EPOCH;
    return switch (kind) {
      case DAY -> to - from == DAY && putDay((int) days, out);
      case LOCAL, ZONED -> putMoment(days * 86_400 * MILLION, text, from, to, out);
    };
  }

  private static boolean putDay(int days, Bytes out) {
    out.putInt(4);
    out.putInt(days);
    return true;
  }

  private boolean putMoment(long midnight, byte[] text, int from, int to, Bytes out) {
    if (to - from == DAY && kind == Kind.LOCAL) {
      return putMoment(midnight, out);
    }
    long time = to - from < SECOND ? -1 : time(text, from + DAY);
    int end = behindFraction(text, from + SECOND, to);
    if (time < 0 || end > from + MICROSECOND) {
      return false;
    }
    long moment = midnight + time * MILLION + fraction(text, from + SECOND, end);
    if (kind == Kind.LOCAL) {
      return end == to && putMoment(moment, out);
    }
    int ahead = ahead(text, end, to);
    return ahead != NOWHERE && putMoment(moment - ahead * 60L * MILLION, out);
  }

  private static boolean putMoment(long moment, Bytes out) {
    out.putInt(8);
    out.putLong(moment);
    return true;
  }

  /// Seconds since midnight; negative when it is no time. It stands behind a blank or a `T`.
  private static long time(byte[] text, int at) {
    boolean formed =
        (text[at] == ' ' || text[at] == 'T') && text[at + 3] == ':' && text[at + 6] == ':';
    int hour = BinaryValue.number(text, at + 1, 2);
    int minute = BinaryValue.number(text, at + 4, 2);
    int second = BinaryValue.number(text, at + 7, 2);
    return formed && in(hour, 23) && in(minute, 59) && in(second, 59)
        ? hour * 3600L + minute * 60L + second
        : -1;
  }

  private static boolean in(int number, int most) {
    return number >= 0 && number <= most;
  }

  /// Behind a point and its digits; where it began when there are none.
  private static int behindFraction(byte[] text, int from, int to) {
    if (from >= to || text[from] != '.') {
      return from;
    }
    int i = from + 1;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i == from + 1 ? from : i;
  }

  private static int fraction(byte[] text, int from, int end) {
    int micros = 0;
    for (int i = from + 1; i < from + 7; i++) {
      micros = micros * 10 + (i < end ? text[i] - '0' : 0);
    }
    return micros;
  }

  /// Minutes before UTC: `Z`, `+02`, `-05:30`.
  private static int ahead(byte[] text, int at, int to) {
    int length = to - at;
    if (length == 1 && text[at] == 'Z') {
      return 0;
    }
    boolean formed =
        (length == 3 || (length == 6 && text[at + 3] == ':'))
            && (text[at] == '+' || text[at] == '-');
    int hours = formed ? BinaryValue.number(text, at + 1, 2) : -1;
    int minutes = formed && length == 6 ? BinaryValue.number(text, at + 4, 2) : 0;
    if (!in(hours, 14) || !in(minutes, 59)) {
      return NOWHERE;
    }
    return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
  }
}
