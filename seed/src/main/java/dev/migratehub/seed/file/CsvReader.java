package dev.migratehub.seed.file;

import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes bytes of UTF-8 apart into records by RFC 4180: commas, values in double quotes, and lines
/// that end with LF, CR LF or CR. Empty lines are passed over; a quote within a value that does not
/// begin with one is a sign like others.
final class CsvReader {

  private static final int BUFFER = 1 << 17;
  private static final int MOST_VALUES = 4096;
  private static final int LONGEST_RECORD = 1 << 26;

  /// What has a meaning outside of quotes, or within, or for whoever takes the values further.
  private static final boolean[] TOLD = told("\n\r,\t\\");

  private static final boolean[] TOLD_IN_QUOTES = told("\n\r\"\t\\");

  private final String file;
  private final InputStream in;
  private final int longest;
  private final int longestRecord;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer signs = CharBuffer.allocate(1024);

  // The record that is read begins at `start`; its values stand before `out`, and what is not
  // looked at yet stands from `at` to `limit`.
  private byte[] buffer;
  private int start;
  private int out;
  private int at;
  private int limit;

  private int[] ends = new int[16];
  private int count;
  private boolean plain;
  private int seen;
  private int measured;
  private int characters;
  private long line = 1;
  private long began = 1;
  private boolean returned;

  /// @param file its name, for who must be told what is wrong with it
  /// @param longest the longest value, in characters
  CsvReader(String file, InputStream in, int longest) throws IOException {
    this(file, in, longest, BUFFER, LONGEST_RECORD);
  }

  /// @param buffer bytes that are read at once, at least 4
  /// @param longestRecord the longest record, in bytes
  CsvReader(String file, InputStream in, int longest, int buffer, int longestRecord)
      throws IOException {
    this.file = file;
    this.in = in;
    this.longest = longest;
    this.longestRecord = longestRecord;
    this.buffer = new byte[buffer];
    skipMark();
  }

  /// The next record; null at the end.
  @Nullable CsvRecord next() throws IOException {
    if (!begin()) {
      return null;
    }
    boolean more = true;
    while (more) {
      if (count == MOST_VALUES) {
        throw wrong("a row has more than " + MOST_VALUES + " values");
      }
      more = value();
    }
    if (seen < 0) {
      check();
    }
    return new CsvRecord(
        began, Arrays.copyOfRange(buffer, start, out), Arrays.copyOf(ends, count), plain);
  }

  private static boolean[] told(String signs) {
    boolean[] told = new boolean[256];
    signs.chars().forEach(sign -> told[sign] = true);
    return told;
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
    start = at;
    out = at;
  }

  /// Goes to where the next record begins, past what is left of the end of a line and past empty
  /// lines.
  private boolean begin() throws IOException {
    while (true) {
      start = at;
      out = at;
      if (at == limit && !more()) {
        return false;
      }
      byte sign = buffer[at];
      if (sign == '\n' && returned) {
        at++;
      } else if (sign == '\n' || sign == '\r') {
        at++;
        line++;
      } else {
        break;
      }
      returned = sign == '\r';
    }
    returned = false;
    began = line;
    count = 0;
    plain = true;
    seen = 0;
    measured = 0;
    characters = 0;
    return true;
  }

  /// Reads a value and what ends it.
  ///
  /// @return whether another belongs to the record
  private boolean value() throws IOException {
    if (at == limit && !more()) {
      end(out - start, true);
      return false;
    }
    return buffer[at] == '"' ? quoted() : bare();
  }

  private boolean bare() throws IOException {
    int from = out - start;
    while (true) {
      int stop = upTo(TOLD);
      if (stop == limit) {
        move(stop);
        limit(from);
        if (!more()) {
          end(from, out - start == from);
          return false;
        }
      } else if (buffer[stop] == '\t' || buffer[stop] == '\\') {
        plain = false;
        move(stop + 1);
      } else {
        move(stop);
        end(from, out - start == from);
        return ended();
      }
    }
  }

  private boolean quoted() throws IOException {
    int from = out - start;
    at++;
    while (true) {
      int stop = upTo(TOLD_IN_QUOTES);
      if (stop == limit) {
        move(stop);
        limit(from);
        if (!more()) {
          throw wrong("a quote is not closed");
        }
      } else if (buffer[stop] == '"') {
        move(stop);
        at++;
        if ((at == limit && !more()) || buffer[at] != '"') {
          end(from, false);
          return closed();
        }
        move(at + 1);
      } else {
        plain = false;
        lineIn(stop);
        move(stop + 1);
      }
    }
  }

  /// Counts the end of a line within quotes; that of a CR LF at its CR.
  private void lineIn(int place) {
    boolean within = buffer[place] == '\n' && buffer[place - 1] == '\r';
    if (!within && (buffer[place] == '\n' || buffer[place] == '\r')) {
      line++;
    }
  }

  /// What stands behind a closing quote.
  private boolean closed() {
    if (at == limit) {
      return false;
    }
    byte sign = buffer[at];
    if (sign != ',' && sign != '\n' && sign != '\r') {
      int length = Math.min(4, limit - at);
      int point = new String(buffer, at, length, StandardCharsets.UTF_8).codePointAt(0);
      throw wrong(
          "unexpected character after a closing quote: '%c' (0x%x)".formatted(point, point));
    }
    return ended();
  }

  private boolean ended() {
    byte sign = buffer[at++];
    if (sign == ',') {
      buffer[out++] = sign;
      return true;
    }
    line++;
    returned = sign == '\r';
    return false;
  }

  private void end(int from, boolean nothing) {
    limit(from);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    int end = out - start;
    plain &= !nothing;
    ends[count++] = nothing ? ~end : end;
  }

  /// The place of the next byte that has a meaning.
  private int upTo(boolean[] told) {
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
    return i;
  }

  /// Puts what stands before a place to the values before it.
  private void move(int to) {
    int length = to - at;
    if (out != at) {
      System.arraycopy(buffer, at, buffer, out, length);
    }
    out += length;
    at = to;
  }

  /// Reads more behind what is there.
  private boolean more() throws IOException {
    if (start == limit || (limit == buffer.length && start > 0)) {
      moveToFront();
    } else if (limit == buffer.length) {
      if (limit >= longestRecord) {
        throw wrong("a row is longer than %,d bytes".formatted(longestRecord));
      }
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

  /// A long value is counted in characters, of which one has up to three bytes here.
  private void limit(int from) {
    if (out - start - from <= longest) {
      return;
    }
    if (measured < from) {
      measured = from;
      characters = 0;
    }
    for (int i = start + measured; i < out; i++) {
      characters += (buffer[i] & 0xC0) == 0x80 ? 0 : (buffer[i] & 0xF8) == 0xF0 ? 2 : 1;
    }
    measured = out - start;
    if (characters > longest) {
      throw wrong(
          "a value is longer than %d million characters; is a quote not closed?"
              .formatted(longest / 1_000_000));
    }
  }

  private ProblemException wrong(String why) {
    return Unreadable.at(file + ":" + began, why);
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
