package dev.migratehub.engine.sql;

/// A comment to the end of its line, for servers that end a line at a line feed and at nothing
/// else.
public final class LineComment {

  private LineComment() {}

  /// Skips a comment between statements. A lone return ends it as well: the server never sees this
  /// comment, and a file with the line ends of old Macs must not become one long comment.
  public static void skipBetween(Cursor in) {
    in.skipTo('\n', '\r');
  }

  /// Skips a comment inside a statement, which the server reads too.
  ///
  /// @throws SyntaxException when text follows a lone return: people see it, the server does not
  public static void skipInside(Cursor in) {
    int from = in.length();
    while (in.skipTo('\n', '\r') == '\r') {
      while (in.peek() != '\n' && Ascii.isSpace(in.peek())) {
        in.advance(1);
      }
      if (in.peek() != '\n' && in.peek() != Cursor.END) {
        throw new SyntaxException(
            "the line of this comment ends with a lone carriage return, and the server takes what"
                + " follows for a part of the comment; end lines with line feeds",
            in.positionAt(from));
      }
    }
  }
}
