package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.sql.Position;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads the one line of a file that a message shows, in constant memory however long the line is.
final class ExcerptReader {

  private static final int AROUND = 200;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int SHOWN_ZERO = 0x2400;

  private final BufferedReader in;

  private ExcerptReader(BufferedReader in) {
    this.in = in;
  }

  /// The line that holds a place; an empty line where the file cannot be read any more.
  static Excerpt read(String file, Content content, Position position) {
    Location location = new Location(file, position.line(), position.column());
    InputStreamReader characters;
    try {
      characters = new InputStreamReader(content.open(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return new Excerpt(location, "", 0);
    }
    try (BufferedReader in = new BufferedReader(characters)) {
      int dropped = Math.max(0, position.column() - AROUND);
      String line = new ExcerptReader(in).line(position.line(), dropped);
      return Excerpt.of(location, line, position.column() - dropped);
    } catch (IOException e) {
      return new Excerpt(location, "", 0);
    }
  }

  private String line(long number, int dropped) throws IOException {
    skipByteOrderMark();
    for (long line = 1; line < number; line++) {
      skipLine();
    }
    StringBuilder text = new StringBuilder();
    int c = codePoint();
    for (int column = 1; inLine(c) && column <= dropped + 2 * AROUND; column++) {
      if (column > dropped) {
        text.appendCodePoint(c == 0 ? SHOWN_ZERO : c);
      }
      c = codePoint();
    }
    return text.toString();
  }

  private void skipLine() throws IOException {
    int c = in.read();
    while (inLine(c)) {
      c = in.read();
    }
    if (c == '\r') {
      skipIf('\n');
    }
  }

  private void skipByteOrderMark() throws IOException {
    skipIf(BYTE_ORDER_MARK);
  }

  private void skipIf(int expected) throws IOException {
    in.mark(1);
    if (in.read() != expected) {
      in.reset();
    }
  }

  private int codePoint() throws IOException {
    int c = in.read();
    return c >= 0 && Character.isHighSurrogate((char) c)
        ? Character.toCodePoint((char) c, (char) in.read())
        : c;
  }

  private static boolean inLine(int c) {
    return c >= 0 && c != '\n' && c != '\r';
  }
}
