package dev.migratehub.engine.sql;

import java.util.EnumSet;

/// The words a splitter looks for, found by a number that [Cursor#skipName()] builds while it
/// reads, so that no text is made of them. The number is exact: letters and `_`, at most 13 of
/// them.
///
/// @param <W> an enumeration whose constants are the words, in upper case
public final class Keywords<W extends Enum<W>> {

  private static final int BASE = 28;
  private static final int LONGEST = 13;
  private static final long FULL = power(LONGEST - 1);
  private static final long NONE = -1;
  private static final byte[] CODES = codes();

  private final long[] keys;
  private final Object[] words;
  private final int shift;
  private final W other;

  /// Finds the constants of an enumeration; every other word is `other`.
  public Keywords(Class<W> type, W other) {
    EnumSet<W> all = EnumSet.allOf(type);
    int bits = 34 - Integer.numberOfLeadingZeros(all.size());
    this.shift = 64 - bits;
    this.keys = new long[1 << bits];
    this.words = new Object[1 << bits];
    this.other = other;
    for (W word : all) {
      add(word);
    }
  }

  /// The word of a number that [Cursor#skipName()] answered.
  @SuppressWarnings("unchecked")
  public W find(long key) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return (W) words[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return other;
  }

  /// The number of a name that goes on with one more byte; a name starts from 0.
  static long append(long key, int b) {
    int code = CODES[b & 0xff];
    return code == 0 || key < 0 || key >= FULL ? NONE : key * BASE + code;
  }

  private void add(W word) {
    long key = 0;
    for (char c : word.name().toCharArray()) {
      key = append(key, c);
    }
    if (key < 0) {
      throw new IllegalArgumentException(word + " is too long or holds more than letters");
    }
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    words[slot] = word;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  private static byte[] codes() {
    byte[] codes = new byte[256];
    for (int i = 0; i < 26; i++) {
      codes['A' + i] = (byte) (i + 1);
      codes['a' + i] = (byte) (i + 1);
    }
    codes['_'] = 27;
    return codes;
  }
}
