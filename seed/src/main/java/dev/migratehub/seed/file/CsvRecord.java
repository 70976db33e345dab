package dev.migratehub.seed.file;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One record of a CSV file: the bytes of its values without their quotes, one byte between each
/// two, all of it well-formed UTF-8.
public final class CsvRecord {

  private final long line;
  private final byte[] bytes;
  private final int[] ends;
  private final boolean plain;

  /// @param ends where each value ends; of one that is NULL the complement of that
  CsvRecord(long line, byte[] bytes, int[] ends, boolean plain) {
    this.line = line;
    this.bytes = bytes;
    this.ends = ends;
    this.plain = plain;
  }

  /// Where it begins, from 1.
  long line() {
    return line;
  }

  /// How many values it has.
  public int size() {
    return ends.length;
  }

  /// Nobody changes them.
  public byte[] bytes() {
    return bytes;
  }

  /// Whether none of its values is NULL or holds a tab, a back-slash or the end of a line.
  public boolean isPlain() {
    return plain;
  }

  /// Whether a value was empty and not in quotes.
  public boolean isNull(int value) {
    return ends[value] < 0;
  }

  /// The place of the first byte of a value.
  public int begin(int value) {
    return value == 0 ? 0 : end(value - 1) + 1;
  }

  /// The place behind the last byte of a value.
  public int end(int value) {
    return Math.max(ends[value], ~ends[value]);
  }

  @Nullable String[] values() {
    @Nullable String[] values = new String[ends.length];
    for (int i = 0; i < values.length; i++) {
      int begin = begin(i);
      values[i] =
          isNull(i) ? null : new String(bytes, begin, end(i) - begin, StandardCharsets.UTF_8);
    }
    return values;
  }
}
