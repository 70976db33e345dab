package dev.migratehub.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A window over the bytes of a script that slides forward: it holds what lies between the mark
/// (the start of the segment being read) and what was read ahead, so that memory follows the
/// longest statement and not the file. Everything that matters to a splitter is ASCII; bytes from
/// 0x80 up are parts of names and texts.
public final class Cursor {

  /// What [#peek()] answers after the last byte.
  public static final int END = -1;

  private static final int INITIAL = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL];
  private int mark;
  private int position;
  private int limit;
  private long base;
  private boolean exhausted;
  private int counted;
  private long line;
  private int column = 1;
  private boolean afterReturn;

  /// A cursor on a script whose first byte stands on the given line, from 1.
  public Cursor(InputStream in, long firstLine) {
    this.in = in;
    this.line = firstLine;
  }

  /// The byte at the cursor as 0–255, or [#END].
  public int peek() {
    return position < limit || fill() ? buffer[position] & 0xff : END;
  }

  /// The byte `ahead` places after the cursor, or [#END].
  public int peek(int ahead) {
    while (position + ahead >= limit) {
      if (!fill()) {
        return END;
      }
    }
    return buffer[position + ahead] & 0xff;
  }

  /// The byte `back` places before the cursor, or [#END] when that lies before the mark.
  public int previous(int back) {
    return position - back >= mark ? buffer[position - back] & 0xff : END;
  }

  /// Moves over `bytes` bytes that were peeked at.
  public void advance(int bytes) {
    position += bytes;
  }

  /// Whether the bytes from the cursor on are these, letter case apart; `upper` is ASCII upper
  /// case.
  public boolean looksAt(String upper) {
    for (int i = 0; i < upper.length(); i++) {
      if (Ascii.upper(peek(i)) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the bytes between two distances from the mark are these, letter case apart; `upper` is
  /// ASCII upper case.
  public boolean holds(int from, int to, String upper) {
    if (to - from != upper.length()) {
      return false;
    }
    for (int i = 0; i < upper.length(); i++) {
      if (Ascii.upper(buffer[mark + from + i]) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the bytes from the cursor on are the same as those between two distances from the
  /// mark.
  public boolean repeats(int from, int to) {
    for (int i = 0; i < to - from; i++) {
      if (peek(i) != (buffer[mark + from + i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// Moves to the next byte whose class is not 0 and answers it, or [#END]; `classes` has 256
  /// entries.
  public int skipPlain(byte[] classes) {
    do {
      byte[] bytes = buffer;
      int at = position;
      int end = limit;
      while (at < end && classes[bytes[at] & 0xff] == 0) {
        at++;
      }
      position = at;
      if (at < end) {
        return bytes[at] & 0xff;
      }
    } while (fill());
    return END;
  }

  /// Moves to the next of two bytes and answers it, or [#END].
  public int skipTo(int one, int other) {
    do {
      position = Strides.first(one, other, buffer, position, limit);
      if (position < limit) {
        return buffer[position] & 0xff;
      }
    } while (fill());
    return END;
  }

  /// Moves over the rest of a name and answers the number by which [Keywords] finds it.
  public long skipName() {
    long key = 0;
    do {
      byte[] bytes = buffer;
      int at = position;
      int end = limit;
      while (at < end && Ascii.continuesName(bytes[at] & 0xff)) {
        key = Keywords.append(key, bytes[at]);
        at++;
      }
      position = at;
      if (at < end) {
        return key;
      }
    } while (fill());
    return key;
  }

  /// The byte at a distance from the mark, before the cursor.
  public int at(int distance) {
    return buffer[mark + distance] & 0xff;
  }

  /// The number of bytes between the mark and the cursor.
  public int length() {
    return position - mark;
  }

  /// The cursor's distance from the start of the script, in bytes.
  public long offset() {
    return base + position;
  }

  /// The bytes from the mark to the cursor; the mark moves to the cursor.
  public Span take() {
    long from = base + mark;
    count(position);
    mark = position;
    return new Span(from, base + position);
  }

  /// Whether the script starts with a UTF-8 byte order mark; the mark then moves behind it.
  boolean takesByteOrderMark() {
    if (peek() != 0xEF || peek(1) != 0xBB || peek(2) != 0xBF) {
      return false;
    }
    advance(3);
    take();
    column = 1;
    return true;
  }

  /// The text between two distances from the mark, in bytes.
  public String text(int from, int to) {
    return new String(buffer, mark + from, to - from, StandardCharsets.UTF_8);
  }

  /// The line and column of the byte at a distance from the mark. Distances must not decrease
  /// between two calls without a [#take()].
  public Position positionAt(int distance) {
    count(mark + distance);
    return new Position(line, column);
  }

  /// Copies bytes between the mark and the cursor into `target`, at most `length`, and moves the
  /// mark over them; for rows that are passed on as they are read.
  public int drain(byte[] target, int offset, int length) {
    int size = Math.min(length, position - mark);
    System.arraycopy(buffer, mark, target, offset, size);
    count(mark + size);
    mark += size;
    return size;
  }

  private void count(int to) {
    if (to <= counted) {
      return;
    }
    int lineStart = endsInFeeds(to) ? countFeeds(to) : countLines(to);
    column += codePoints(buffer, lineStart, to);
    afterReturn = buffer[to - 1] == '\r';
    counted = to;
  }

  /// Whether many bytes are to be counted and `\n` alone ends their lines.
  private boolean endsInFeeds(int to) {
    return to - counted >= Strides.WORTH
        && !afterReturn
        && Strides.first('\r', '\r', buffer, counted, to) == to;
  }

  private int countFeeds(int to) {
    int found = Strides.count('\n', buffer, counted, to);
    if (found == 0) {
      return counted;
    }
    line += found;
    column = 1;
    int last = to;
    while (buffer[last - 1] != '\n') {
      last--;
    }
    return last;
  }

  private int countLines(int to) {
    byte[] bytes = buffer;
    int lineStart = counted;
    for (int i = counted; i < to; i++) {
      int b = bytes[i];
      if (b == '\n' || b == '\r') {
        boolean pair = b == '\n' && (i == counted ? afterReturn : bytes[i - 1] == '\r');
        line += pair ? 0 : 1;
        column = 1;
        lineStart = i + 1;
      }
    }
    return lineStart;
  }

  private static int codePoints(byte[] bytes, int from, int to) {
    int points = 0;
    for (int i = from; i < to; i++) {
      points += bytes[i] >= -64 ? 1 : 0;
    }
    return points;
  }

  private boolean fill() {
    if (exhausted) {
      return false;
    }
    makeRoom();
    try {
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        exhausted = true;
        return false;
      }
      limit += read;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeRoom() {
    if (mark > 0) {
      count(mark);
      System.arraycopy(buffer, mark, buffer, 0, limit - mark);
      base += mark;
      position -= mark;
      limit -= mark;
      counted -= mark;
      mark = 0;
    }
    if (limit > buffer.length / 2) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }
}
