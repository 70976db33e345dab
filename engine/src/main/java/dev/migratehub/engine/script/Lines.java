package dev.migratehub.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over the lines of a file in constant memory: where each begins and ends, and the beginning
/// of its text. A byte order mark belongs to no text.
final class Lines implements AutoCloseable {

  private static final int LONGEST = 1024;
  private static final int CHUNK = 4096;

  private final InputStream in;
  private final byte[] buffer;
  private int position;
  private int limit;
  private byte[] head = new byte[128];
  private int length;
  private long number;
  private long start;
  private long end;

  /// The lines from a place on; the byte there starts the line `firstLine`.
  Lines(Content content, long from, long firstLine) throws IOException {
    this.number = firstLine - 1;
    this.end = from;
    switch (content) {
      case Content.Kept kept -> {
        this.in = InputStream.nullInputStream();
        this.buffer = kept.bytes();
        this.position = (int) from;
        this.limit = buffer.length;
      }
      case Content.OnDisk any -> {
        this.in = content.open();
        this.buffer = new byte[CHUNK];
        in.skipNBytes(from);
      }
      case Content.Edited any -> {
        this.in = content.open();
        this.buffer = new byte[CHUNK];
        in.skipNBytes(from);
      }
    }
  }

  /// Moves to the next line, if there is one.
  boolean next() throws IOException {
    start = end;
    length = 0;
    if (position == limit && !fill()) {
      return false;
    }
    number++;
    while (!takeToLineEnd() && fill()) {
      continue;
    }
    if (position < limit) {
      takeLineEnd();
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

  /// Takes the text that is in the buffer; answers whether the line end was met.
  private boolean takeToLineEnd() {
    int from = position;
    while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
      position++;
    }
    end += position - from;
    keep(from, Math.min(position - from, LONGEST - length));
    return position < limit;
  }

  private void keep(int from, int size) {
    if (head.length < length + size) {
      head = Arrays.copyOf(head, Math.max(2 * head.length, length + size));
    }
    System.arraycopy(buffer, from, head, length, size);
    length += size;
  }

  private void takeLineEnd() throws IOException {
    boolean maybeTwo = buffer[position] == '\r';
    position++;
    end++;
    if (maybeTwo && (position < limit || fill()) && buffer[position] == '\n') {
      position++;
      end++;
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    position = read < 0 ? position : 0;
    limit = read < 0 ? limit : read;
    return read > 0;
  }
}
