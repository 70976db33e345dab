package dev.migratehub.engine.sql;

/// A place in a script: line and column from 1, columns in code points.
public record Position(long line, int column) {

  /// Where every script begins.
  public static final Position START = new Position(1, 1);
}
