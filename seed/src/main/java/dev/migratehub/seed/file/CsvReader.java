package dev.migratehub.seed.file;

import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
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
  private final CsvWindow window;
  private final int longest;
  private final int longestRecord;

  private int[] ends = new int[16];
  private int count;
  private boolean plain;
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
    this.window = new CsvWindow(in, buffer);
    this.longest = longest;
    this.longestRecord = longestRecord;
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
    return new CsvRecord(began, window.taken(), Arrays.copyOf(ends, count), plain);
  }

  private static boolean[] told(String signs) {
    boolean[] told = new boolean[256];
    signs.chars().forEach(sign -> told[sign] = true);
    return told;
  }

  /// Goes to where the next record begins, past what is left of the end of a line and past empty
  /// lines.
  private boolean begin() throws IOException {
    while (true) {
      window.begin();
      if (atEnd()) {
        return false;
      }
      byte sign = window.sign();
      if (sign == '\n' && returned) {
        window.skip();
      } else if (sign == '\n' || sign == '\r') {
        window.skip();
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
    measured = 0;
    characters = 0;
    return true;
  }

  /// Reads a value and what ends it.
  ///
  /// @return whether another belongs to the record
  private boolean value() throws IOException {
    if (atEnd()) {
      end(window.size(), true);
      return false;
    }
    return window.sign() == '"' ? quoted() : bare();
  }

  private boolean bare() throws IOException {
    int from = window.size();
    while (true) {
      if (!window.takeUpTo(TOLD)) {
        limit(from);
        if (!more()) {
          end(from, window.size() == from);
          return false;
        }
      } else if (window.sign() == '\t' || window.sign() == '\\') {
        plain = false;
        window.take();
      } else {
        end(from, window.size() == from);
        return ended();
      }
    }
  }

  private boolean quoted() throws IOException {
    int from = window.size();
    window.skip();
    while (true) {
      if (!window.takeUpTo(TOLD_IN_QUOTES)) {
        limit(from);
        if (!more()) {
          throw wrong("a quote is not closed");
        }
      } else if (window.sign() == '"') {
        window.skip();
        if (atEnd() || window.sign() != '"') {
          end(from, false);
          return closed();
        }
        window.take();
      } else {
        plain = false;
        lineIn();
        window.take();
      }
    }
  }

  /// Counts the end of a line within quotes; that of a CR LF at its CR.
  private void lineIn() {
    byte sign = window.sign();
    boolean within = sign == '\n' && window.last() == '\r';
    if (!within && (sign == '\n' || sign == '\r')) {
      line++;
    }
  }

  /// What stands behind a closing quote.
  private boolean closed() {
    if (window.spent()) {
      return false;
    }
    byte sign = window.sign();
    if (sign != ',' && sign != '\n' && sign != '\r') {
      int point = window.character();
      throw wrong(
          "unexpected character after a closing quote: '%c' (0x%x)".formatted(point, point));
    }
    return ended();
  }

  private boolean ended() {
    byte sign = window.sign();
    if (sign == ',') {
      window.take();
      return true;
    }
    window.skip();
    line++;
    returned = sign == '\r';
    return false;
  }

  private void end(int from, boolean nothing) {
    limit(from);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    int end = window.size();
    plain &= !nothing;
    ends[count++] = nothing ? ~end : end;
  }

  private boolean atEnd() throws IOException {
    return window.spent() && !more();
  }

  private boolean more() throws IOException {
    if (window.width() >= longestRecord) {
      throw wrong("a row is longer than %,d bytes".formatted(longestRecord));
    }
    return window.more();
  }

  /// A long value is counted in characters, of which one has up to three bytes here.
  private void limit(int from) {
    int size = window.size();
    if (size - from <= longest) {
      return;
    }
    if (measured < from) {
      measured = from;
      characters = 0;
    }
    characters += window.characters(measured, size);
    measured = size;
    if (characters > longest) {
      throw wrong(
          "a value is longer than %d million characters; is a quote not closed?"
              .formatted(longest / 1_000_000));
    }
  }

  private ProblemException wrong(String why) {
    return Unreadable.at(file + ":" + began, why);
  }
}
