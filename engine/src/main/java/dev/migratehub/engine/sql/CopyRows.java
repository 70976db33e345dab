package dev.migratehub.engine.sql;

import java.io.InputStream;

/// The lines between a `COPY … FROM STDIN` and its end mark, read straight from the script.
final class CopyRows extends InputStream {

  private static final int CHUNK = 1 << 15;

  private final Cursor cursor;
  private final Syntax syntax;
  private boolean ended;

  CopyRows(Cursor cursor, Syntax syntax) {
    this.cursor = cursor;
    this.syntax = syntax;
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
    if (cursor.length() == 0) {
      readLines();
    }
    return cursor.length() == 0 ? -1 : cursor.drain(target, offset, length);
  }

  /// Moves over the rows that nobody read.
  void skip() {
    while (!ended) {
      readLines();
      cursor.take();
    }
  }

  /// Moves over the end mark and its line end.
  void takeEndMark() {
    skipLine();
    cursor.take();
  }

  private void readLines() {
    while (!ended && cursor.length() < CHUNK) {
      if (cursor.peek() == Cursor.END || syntax.endsCopy(cursor)) {
        ended = true;
      } else {
        skipLine();
      }
    }
  }

  private void skipLine() {
    int end = cursor.skipTo('\n', '\r');
    if (end != Cursor.END) {
      cursor.advance(end == '\r' && cursor.peek(1) == '\n' ? 2 : 1);
    }
  }
}
