package dev.migratehub.backup.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells a meter of the bytes that are read.
public final class Metered extends FilterInputStream {

  private final Meter meter;
  private final long total;
  private long count;

  /// @param total 0 where nobody knows it
  public Metered(InputStream in, long total, Meter meter) {
    super(in);
    this.total = total;
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? -1 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return count(super.read(target, offset, length));
  }

  /// How many were read.
  public long count() {
    return count;
  }

  private int count(int read) {
    if (read > 0) {
      count += read;
      meter.moved(count, total);
    }
    return read;
  }
}
