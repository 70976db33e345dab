package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Strides;

/// Checks bytes piece by piece against the table of well-formed UTF-8 in chapter 3 of the Unicode
/// standard: no overlong forms, no surrogates, nothing above U+10FFFF. Zero is wrong too: it ends a
/// text for some servers without a word, and others refuse it.
final class Utf8 {

  private static final int NEAR = 64;

  private long read;
  private long begun;
  private int expected;
  private int lowest = 0x80;
  private int highest = 0xBF;
  private long wrongAt = -1;

  void add(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && wrongAt < 0) {
      if (expected == 0) {
        at = Strides.firstOdd(bytes, at, end);
      }
      // Another of the kind is near, mostly.
      for (int to = Math.min(end, at + NEAR); at < to && wrongAt < 0; at++) {
        int b = bytes[at];
        if (b <= 0 || expected > 0) {
          check(b & 0xff, read + at - offset);
        }
      }
    }
    read += length;
  }

  /// Ends the text: a sign that was begun must be complete.
  void end() {
    if (expected > 0 && wrongAt < 0) {
      wrongAt = begun;
    }
  }

  boolean isWellFormed() {
    return wrongAt < 0;
  }

  /// The place of the first byte that begins no sign, among those added, or -1.
  long wrongAt() {
    return wrongAt;
  }

  private void check(int b, long at) {
    if (expected > 0) {
      if (b < lowest || b > highest) {
        wrongAt = begun;
      }
      lowest = 0x80;
      highest = 0xBF;
      expected--;
    } else if (b >= 0xC2 && b <= 0xF4) {
      begun = at;
      expected = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
      lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
      highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    } else {
      wrongAt = at;
    }
  }
}
