package dev.migratehub.engine.sql;

/// Looks through bytes eight at a time where there are many. The bytes looked for are ASCII; the
/// place of what is not found is the end.
public final class Strides {

  /// Fewer bytes are looked at one by one, by code that a start need not get ready first.
  public static final int WORTH = 1 << 12;

  private Strides() {}

  /// The first place of one of two bytes.
  public static int first(int one, int other, byte[] bytes, int from, int to) {
    int at = to - from < WORTH ? from : Wide.first(one, other, bytes, from, to);
    while (at < to && bytes[at] != one && bytes[at] != other) {
      at++;
    }
    return at;
  }

  /// The first place of a byte that is zero or no ASCII.
  public static int firstOdd(byte[] bytes, int from, int to) {
    int at = to - from < WORTH ? from : Wide.firstOdd(bytes, from, to);
    while (at < to && bytes[at] > 0) {
      at++;
    }
    return at;
  }

  /// The first place at which a byte stands for the second time in a row.
  public static int firstDouble(int wanted, byte[] bytes, int from, int to) {
    int at = to - from < WORTH ? from : Wide.firstDouble(wanted, bytes, from, to);
    at = Math.max(at, from + 1);
    while (at < to && (bytes[at] != wanted || bytes[at - 1] != wanted)) {
      at++;
    }
    return at;
  }

  /// How often a byte stands between two places.
  public static int count(int wanted, byte[] bytes, int from, int to) {
    int found = 0;
    int at = from;
    if (to - from >= WORTH) {
      found = Wide.count(wanted, bytes, from, to);
      at = to - (to - from) % Long.BYTES;
    }
    for (; at < to; at++) {
      found += bytes[at] == wanted ? 1 : 0;
    }
    return found;
  }
}
