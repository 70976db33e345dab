package dev.migratehub.seed.table;

/// Texts, which go as they are: the server checks and converts them as it does those it reads.
record BinaryVerbatim() implements BinaryValue {

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    out.putInt(to - from);
    out.put(text, from, to);
    return true;
  }
}
