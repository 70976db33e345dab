package dev.migratehub.engine.sql;

/// One dialect's rule for where a statement ends. It remembers what the script said so far (the
/// delimiter, whether back-slashes escape), so that each script needs its own.
public interface Syntax {

  /// Reads the next segment, starting at the cursor's mark; never called at the end of the input.
  ///
  /// @throws SyntaxException when the script cannot be split from here on
  Segment next(Cursor in);

  /// Reads the end of the rows that follow a [Segment.Copy]: given the cursor at the start of a
  /// line, says whether this line is the end mark.
  default boolean endsCopy(Cursor in) {
    return false;
  }
}
