package dev.migratehub.seed.table;

/// Whole numbers.
///
/// @param bytes that one has
record BinaryWhole(int bytes) implements BinaryValue {

  /// As many digits are a number of eight bytes, whatever they are.
  private static final int MOST_DIGITS = 18;

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    boolean negative = from < to && text[from] == '-';
    int first = negative ? from + 1 : from;
    if (first == to || to - first > MOST_DIGITS) {
      return false;
    }
    long number = 0;
    for (int i = first; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = number * 10 + digit;
    }
    return put(negative ? -number : number, out);
  }

  private boolean put(long number, Bytes out) {
    out.putInt(bytes);
    switch (bytes) {
      case 2 -> out.putShort((int) number);
      case 4 -> out.putInt((int) number);
      default -> out.putLong(number);
    }
    int spare = Long.SIZE - bytes * Byte.SIZE;
    return number << spare >> spare == number;
  }
}
