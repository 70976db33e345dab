package dev.migratehub.engine.sql;

/// A stretch of a script. The spans of the segments of one script touch and cover every byte, so
/// that joining them gives back the file.
public sealed interface Segment {

  /// All bytes of the stretch, leading white space and terminator included.
  Span span();

  /// One statement for the server; the text starts at its first token and ends before its
  /// terminator.
  record Statement(Span span, Position position, String text) implements Segment {}

  /// `COPY … FROM STDIN`: the statement, whose rows follow as [Data].
  record Copy(Span span, Position position, String text) implements Segment {}

  /// The rows of the [Copy] before it, with their end mark.
  record Data(Span span) implements Segment {}

  /// A line meant for the vendor's terminal client which has no meaning for the server and is done
  /// with once it was read: `DELIMITER //`, `\restrict`.
  record ClientCommand(Span span, Position position, String text) implements Segment {}

  /// White space, comments and lone terminators.
  record Blank(Span span) implements Segment {}
}
