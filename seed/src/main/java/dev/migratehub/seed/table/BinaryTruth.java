package dev.migratehub.seed.table;

/// `true` and `false`, or their first letters.
record BinaryTruth() implements BinaryValue {

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    boolean isTrue = is("true", text, from, to);
    out.putInt(1);
    out.put(isTrue ? 1 : 0);
    return isTrue || is("false", text, from, to);
  }

  private static boolean is(String word, byte[] text, int from, int to) {
    int length = to - from;
    if (length != 1 && length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
