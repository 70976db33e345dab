package dev.migratehub.engine.sql;

import java.io.InputStream;
import java.util.Optional;

/// Reads a script segment by segment in constant memory. Not for several threads.
public final class StatementReader {

  private final Cursor cursor;
  private final Syntax syntax;
  private boolean atStart = true;
  private boolean rowsFollow;
  private long dataStart;

  /// A reader of a script whose first byte stands on `firstLine`, from 1. The stream is not closed.
  public StatementReader(InputStream in, Syntax syntax, long firstLine) {
    this.cursor = new Cursor(in, firstLine);
    this.syntax = syntax;
  }

  /// The next segment, or empty at the end of the script. Rows of a [Segment.Copy] that nobody read
  /// are passed over.
  ///
  /// @throws SyntaxException when the script cannot be split
  public Optional<Segment> next() {
    if (atStart) {
      atStart = false;
      if (cursor.takesByteOrderMark()) {
        return Optional.of(new Segment.Blank(new Span(0, 3)));
      }
    }
    if (rowsFollow) {
      return Optional.of(endOfRows());
    }
    if (cursor.peek() == Cursor.END) {
      return Optional.empty();
    }
    Segment segment = syntax.next(cursor);
    if (segment instanceof Segment.Copy copy) {
      rowsFollow = true;
      dataStart = copy.span().to();
    }
    return Optional.of(segment);
  }

  /// The rows that follow the [Segment.Copy] read last, without their end mark, as the server wants
  /// them. Closing the stream changes nothing.
  public InputStream rows() {
    return new CopyRows(cursor, syntax);
  }

  private Segment endOfRows() {
    CopyRows rows = new CopyRows(cursor, syntax);
    rows.skip();
    if (cursor.peek() != Cursor.END) {
      rows.takeEndMark();
    }
    rowsFollow = false;
    return new Segment.Data(new Span(dataStart, cursor.offset()));
  }
}
