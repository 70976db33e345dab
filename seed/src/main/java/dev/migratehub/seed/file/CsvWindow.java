package dev.migratehub.seed.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a file around the record that is being read. What belongs to its values is moved
/// together at its beginning, so that it stands in one piece when the record ends.
final class CsvWindow {

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer signs = CharBuffer.allocate(1024);

  // The record begins at `start`; its values stand before `out`, and what is not looked at yet
  // stands from `at` to `limit`.
  private byte[] buffer;
  private int start;
  private int out;
  private int at;
  private int limit;
  private int seen;

  /// @param buffer bytes that are read at once, at least 4
  CsvWindow(InputStream in, int buffer) throws IOException {
    this.in = in;
    this.buffer = new byte[buffer];
    skipMark();
  }

  /// Some editors put a mark before the text.
  private void skipMark() throws IOException {
    while (limit < 3 && more()) {
      // It comes in pieces.
    }
    boolean mark =
        limit >= 3
            && buffer[0] == (byte) 0xEF
            && buffer[1] == (byte) 0xBB
            && buffer[2] == (byte) 0xBF;
    at = mark ? 3 : 0;
  }

  /// Lets a record begin at the next byte.
  void begin() {
    start = at;
    out = at;
    seen = 0;
  }

  /// Whether everything that was read is looked at.
  boolean spent() {
    return at == limit;
  }

  /// The next byte, which must be there.
  byte sign() {
    return buffer[at];
  }

  /// The one before it, which must have been read.
  byte last() {
    return buffer[at - 1];
  }

  /// Passes over the next byte.
  void skip() {
    at++;
  }

  /// Takes the next byte to the values.
  void take() {
    buffer[out++] = buffer[at++];
  }

  /// Takes all bytes to the values that come before one that has a meaning.
  ///
  /// @param told which have one
  /// @return whether there is one; else all that was read is taken
  boolean takeUpTo(boolean[] told) {
    byte[] bytes = buffer;
    int end = limit;
    int all = 0;
    int i = at;
    while (i < end) {
      byte b = bytes[i];
      all |= b;
      if (told[b & 0xff]) {
        break;
      }
      i++;
    }
    seen |= all;
    int length = i - at;
    if (out != at) {
      System.arraycopy(bytes, at, bytes, out, length);
    }
    out += length;
    at = i;
    return i < end;
  }

  /// How many bytes the values have.
  int size() {
    return out - start;
  }

  /// How many bytes were read since the record began.
  int width() {
    return limit - start;
  }

  /// How many characters, as Java counts them, some bytes of the values are.
  int characters(int from, int to) {
    int characters = 0;
    for (int i = start + from; i < start + to; i++) {
      characters += (buffer[i] & 0xC0) == 0x80 ? 0 : (buffer[i] & 0xF8) == 0xF0 ? 2 : 1;
    }
    return characters;
  }

  /// The values.
  ///
  /// @throws java.nio.charset.CharacterCodingException when they are no UTF-8
  byte[] taken() throws IOException {
    if (seen < 0) {
      check();
    }
    return Arrays.copyOfRange(buffer, start, out);
  }

  /// The character that comes next, as far as it was read.
  int character() {
    int length = Math.min(4, limit - at);
    return new String(buffer, at, length, StandardCharsets.UTF_8).codePointAt(0);
  }

  /// Reads more behind what is there.
  ///
  /// @return whether there was more
  boolean more() throws IOException {
    if (start == limit || (limit == buffer.length && start > 0)) {
      moveToFront();
    } else if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, limit * 2);
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read > 0;
  }

  private void moveToFront() {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    out -= start;
    at -= start;
    limit -= start;
    start = 0;
  }

  private void check() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, start, out - start);
    decoder.reset();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      signs.clear();
      result = decoder.decode(bytes, signs, true);
    }
    if (result.isError()) {
      result.throwException();
    }
  }
}
