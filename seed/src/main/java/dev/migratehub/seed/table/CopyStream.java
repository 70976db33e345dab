package dev.migratehub.seed.table;

import dev.migratehub.seed.file.Row;
import java.io.InputStream;
import java.util.List;

/// A run of rows as `COPY` reads them. It ends before the first row that cannot be said in its
/// form.
final class CopyStream extends InputStream {

  private static final int CHUNK = 1 << 16;

  private final Rows rows;
  private final List<String> named;
  private final CopyForm form;
  private final Bytes out = new Bytes(CHUNK * 2);
  private int at;
  private long count;
  private boolean ended;

  CopyStream(Rows rows, List<String> named, CopyForm form) {
    this.rows = rows;
    this.named = named;
    this.form = form;
    form.begin(out);
  }

  /// How many rows were read.
  long count() {
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (at == out.end() && !fill()) {
      return -1;
    }
    int copied = out.copy(at, target, offset, length);
    at += copied;
    return copied;
  }

  private boolean fill() {
    at = 0;
    out.cut(0);
    while (!ended && out.end() < CHUNK) {
      Row row = rows.peek(named);
      ended = row == null || !form.put(row, out);
      if (ended) {
        form.end(out);
      } else {
        rows.next();
        count++;
      }
    }
    return out.end() > 0;
  }
}
