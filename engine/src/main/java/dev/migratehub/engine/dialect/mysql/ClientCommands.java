package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.sql.Ascii;
import dev.migratehub.engine.sql.Cursor;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.SyntaxException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The lines at the start of a statement that the vendor's terminal client keeps for itself.
final class ClientCommands {

  private static final int LONGEST = 22;
  private static final List<List<String>> REFUSED_BY_LENGTH =
      byLength(
          List.of(
              "CHARSET",
              "CLEAR",
              "CONNECT",
              "EDIT",
              "EXIT",
              "NOPAGER",
              "NOTEE",
              "NOWARNING",
              "PAGER",
              "PRINT",
              "PROMPT",
              "QUERY_ATTRIBUTES",
              "QUIT",
              "REHASH",
              "RESETCONNECTION",
              "SANDBOX",
              "SOURCE",
              "SSL_SESSION_DATA_PRINT",
              "STATUS",
              "SYSTEM",
              "TEE",
              "WARNINGS"));

  private Delimiter delimiter = Delimiter.SEMICOLON;

  /// What ends a statement from here on.
  Delimiter delimiter() {
    return delimiter;
  }

  /// The command at the cursor, or null when a statement stands there.
  ///
  /// @throws SyntaxException at a command that only the terminal client can carry out
  @Nullable Segment read(Cursor in) {
    int b = in.peek();
    if (b == '\\') {
      return escaped(in);
    }
    if (b == '/') {
      return sandbox(in);
    }
    return Ascii.startsName(b) ? named(in) : null;
  }

  /// Refuses a back-slash outside quotes: it starts a command of the client, but for `\N`.
  static void requireNull(Cursor in) {
    if (in.peek(1) != 'N') {
      int letter = in.peek(1);
      String what = letter > ' ' && letter < 0x7F ? "\\" + (char) letter : "\\";
      throw refused(in, what, in.length());
    }
  }

  private @Nullable Segment escaped(Cursor in) {
    if (in.peek(1) != 'd') {
      requireNull(in);
      return null;
    }
    int from = in.length();
    in.advance(2);
    return changed(in, from);
  }

  private Segment changed(Cursor in, int from) {
    delimiter = delimiter.next(in, from);
    return command(in, from);
  }

  /// `/*M!999999\- enable the sandbox mode */`, the first line of a dump of MariaDB.
  private static @Nullable Segment sandbox(Cursor in) {
    int mark = Lexer.codeMark(in);
    int at = mark;
    while (mark == 4 && in.peek(at) >= '0' && in.peek(at) <= '9') {
      at++;
    }
    if (mark != 4 || in.peek(at) != '\\' || in.peek(at + 1) != '-') {
      return null;
    }
    int from = in.length();
    Lexer.blockComment(in);
    return command(in, from);
  }

  private @Nullable Segment named(Cursor in) {
    int size = 1;
    while (size <= LONGEST && Ascii.continuesName(in.peek(size))) {
      size++;
    }
    if (size == 9 && in.looksAt("DELIMITER")) {
      int from = in.length();
      in.advance(size);
      return changed(in, from);
    }
    if (size == 3 && in.looksAt("USE")) {
      return UseLine.read(in, delimiter);
    }
    return size > 1 && size <= LONGEST ? other(in, size) : null;
  }

  /// `GO` alone sends what was typed, which is nothing here.
  private static @Nullable Segment other(Cursor in, int size) {
    int from = in.length();
    if (size == 2 && in.looksAt("GO") && standsAlone(in, size)) {
      in.advance(size);
      return command(in, from);
    }
    return isRefused(in, size) ? refuse(in, size) : null;
  }

  private static boolean isRefused(Cursor in, int size) {
    int after = in.peek(size);
    boolean ends = after == Cursor.END || Ascii.isSpace(after) || after == ';';
    if (!ends) {
      return false;
    }
    List<String> names = REFUSED_BY_LENGTH.get(size);
    for (int i = 0; i < names.size(); i++) {
      if (in.looksAt(names.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static List<List<String>> byLength(List<String> names) {
    return IntStream.rangeClosed(0, LONGEST)
        .mapToObj(size -> names.stream().filter(name -> name.length() == size).toList())
        .toList();
  }

  private static Segment refuse(Cursor in, int size) {
    int from = in.length();
    in.advance(size);
    throw refused(in, in.text(from, in.length()), from);
  }

  private static SyntaxException refused(Cursor in, String what, int from) {
    return new SyntaxException(
        what + " is a command of the terminal client, not SQL for the server", in.positionAt(from));
  }

  private static boolean standsAlone(Cursor in, int size) {
    int at = size;
    while (Ascii.isSpace(in.peek(at)) && !Delimiter.endsLine(in.peek(at))) {
      at++;
    }
    return Delimiter.endsLine(in.peek(at));
  }

  private static Segment command(Cursor in, int from) {
    String text = in.text(from, in.length()).strip();
    var position = in.positionAt(from);
    int end = in.peek();
    if (Delimiter.endsLine(end) && end != Cursor.END) {
      in.advance(end == '\r' && in.peek(1) == '\n' ? 2 : 1);
    }
    return new Segment.ClientCommand(in.take(), position, text);
  }
}
