package dev.migratehub.seed.table;

/// UUIDs: 32 digits of base 16 in five groups.
record BinaryUuid() implements BinaryValue {

  private static final int LENGTH = 36;

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    if (to - from != LENGTH) {
      return false;
    }
    out.putInt(16);
    int at = 0;
    while (at < LENGTH) {
      if (at == 8 || at == 13 || at == 18 || at == 23) {
        if (text[from + at] != '-') {
          return false;
        }
        at++;
      }
      int high = Character.digit(text[from + at], 16);
      int low = Character.digit(text[from + at + 1], 16);
      if (high < 0 || low < 0) {
        return false;
      }
      out.put(high << 4 | low);
      at += 2;
    }
    return true;
  }
}
