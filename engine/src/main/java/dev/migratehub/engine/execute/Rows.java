package dev.migratehub.engine.execute;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The rows of a `COPY` on their way to the server; they break off when the run is to stop, which
/// makes the driver take the statement back.
final class Rows extends FilterInputStream {

  private final Interruption interruption;

  Rows(InputStream rows, Interruption interruption) {
    super(rows);
    this.interruption = interruption;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (interruption.requested()) {
      throw new IOException("the run is to stop");
    }
    return super.read(target, offset, length);
  }
}
