package dev.migratehub.engine.script;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Bytes with edits in the order of their places, which do not overlap.
final class EditedStream extends FilterInputStream {

  private final List<Content.Edit> edits;
  private int next;
  private long at;

  EditedStream(InputStream in, List<Content.Edit> edits) {
    super(in);
    this.edits = edits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    for (int i = 0; i < read; i++) {
      target[offset + i] = edited(target[offset + i], at + i);
    }
    at += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    at += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private byte edited(byte original, long place) {
    while (next < edits.size() && edits.get(next).span().to() <= place) {
      next++;
    }
    boolean inside = next < edits.size() && edits.get(next).span().from() <= place;
    if (!inside || original == '\n' || original == '\r') {
      return original;
    }
    Content.Edit edit = edits.get(next);
    return (byte) (place == edit.span().from() ? edit.first() : ' ');
  }
}
