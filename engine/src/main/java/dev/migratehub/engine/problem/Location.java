package dev.migratehub.engine.problem;

/// A place in a file: the name as the user would type it, line and column from 1 (columns count
/// code points); a line of 0 means the whole file.
public record Location(String file, long line, int column) {

  /// The file as a whole.
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
