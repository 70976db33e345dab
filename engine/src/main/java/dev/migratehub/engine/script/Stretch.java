package dev.migratehub.engine.script;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of one section of a script, each counted into a checksum as it passes; a file that
/// became shorter ends early.
final class Stretch extends InputStream {

  private final Script script;
  private final InputStream file;
  private final Reader reader;
  private long left;

  /// Gets to see what is read.
  interface Reader {
    void add(byte[] bytes, int offset, int length);
  }

  Stretch(Script script, InputStream file, long length, Reader reader) {
    this.script = script;
    this.file = file;
    this.left = length;
    this.reader = reader;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int read = readFile(target, offset, (int) Math.min(left, length));
    left = read < 0 ? 0 : left - read;
    reader.add(target, offset, Math.max(read, 0));
    return read;
  }

  private int readFile(byte[] target, int offset, int length) {
    try {
      return file.read(target, offset, length);
    } catch (IOException e) {
      throw Refusal.brokeOff(script.file(), e);
    }
  }
}
