package dev.migratehub.engine.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The loops of [Strides] that take eight bytes at once. They go as far as whole steps do: where
/// the answer is not behind them, it is for the caller to look at the last few bytes.
final class Wide {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;

  private Wide() {}

  static int first(int one, int other, byte[] bytes, int from, int to) {
    long left = one * ONES;
    long right = other * ONES;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long found = (zeros(word ^ left) | zeros(word ^ right)) & HIGHEST;
      if (found != 0) {
        return at + place(found);
      }
    }
    return at;
  }

  static int firstOdd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long found = (word | (word - ONES)) & HIGHEST;
      if (found != 0) {
        return at + place(found);
      }
    }
    return at;
  }

  /// How often the byte stands in the whole steps between two places.
  static int count(int wanted, byte[] bytes, int from, int to) {
    long pattern = wanted * ONES;
    int found = 0;
    for (int at = from; at <= to - Long.BYTES; at += Long.BYTES) {
      long other = (long) WORDS.get(bytes, at) ^ pattern;
      long low = (other & ~HIGHEST) + ~HIGHEST;
      found += Long.bitCount(~(low | other) & HIGHEST);
    }
    return found;
  }

  /// The place before which the byte stands nowhere twice in a row.
  static int firstDouble(int wanted, byte[] bytes, int from, int to) {
    long pattern = wanted * ONES;
    long before = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = zeros((long) WORDS.get(bytes, at) ^ pattern) & HIGHEST;
      if ((found & (found << Byte.SIZE | before)) != 0) {
        return at;
      }
      before = found >>> (Long.SIZE - Byte.SIZE);
    }
    return at;
  }

  /// Has the highest bit of each byte set that is zero; before the first of them none other has.
  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }

  private static int place(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }
}
