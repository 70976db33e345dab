package dev.migratehub.engine.script;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Walks over the lines of a file in constant memory: where each begins and ends, and the beginning
/// of its text. A byte order mark belongs to no text.
final class Lines implements AutoCloseable {

  private static final int LONGEST = 1024;

  private final InputStream in;
  private final byte[] head = new byte[LONGEST];
  private int length;
  private long number;
  private long start;
  private long end;

  /// The lines from a place on; the byte there starts the line `firstLine`.
  Lines(Content content, long from, long firstLine) throws IOException {
    this.in = new BufferedInputStream(content.open());
    this.number = firstLine - 1;
    this.end = from;
    in.skipNBytes(from);
  }

  /// Moves to the next line, if there is one.
  boolean next() throws IOException {
    start = end;
    length = 0;
    int b = in.read();
    if (b < 0) {
      return false;
    }
    number++;
    while (b >= 0 && b != '\n' && b != '\r') {
      keep(b);
      b = in.read();
    }
    end += b < 0 ? 0 : 1;
    if (b == '\r') {
      skipLineFeed();
    }
    return true;
  }

  /// The number of the line in the file, from 1.
  long number() {
    return number;
  }

  /// The place of its first byte.
  long start() {
    return start;
  }

  /// The place behind its line end.
  long end() {
    return end;
  }

  /// At most the first kilobyte of its text.
  String text() {
    String text = new String(head, 0, length, StandardCharsets.UTF_8);
    return start == 0 && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void keep(int b) {
    end++;
    if (length < LONGEST) {
      head[length++] = (byte) b;
    }
  }

  private void skipLineFeed() throws IOException {
    in.mark(1);
    if (in.read() == '\n') {
      end++;
    } else {
      in.reset();
    }
  }
}
