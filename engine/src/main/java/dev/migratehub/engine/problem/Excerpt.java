package dev.migratehub.engine.problem;

/// One line of a file with the column that matters, from 1; 0 means no column.
public record Excerpt(Location location, String line, int caret) {

  private static final int WIDTH = 100;

  /// An excerpt of at most 100 code points round the caret, so that a line of megabytes stays
  /// readable.
  public static Excerpt of(Location location, String line, int caret) {
    int length = line.codePointCount(0, line.length());
    if (length <= WIDTH) {
      return new Excerpt(location, line, caret);
    }
    int from = Math.clamp(caret - WIDTH / 2L, 0, length - WIDTH);
    int begin = line.offsetByCodePoints(0, from);
    String part = line.substring(begin, line.offsetByCodePoints(begin, WIDTH));
    return new Excerpt(location, part, caret == 0 ? 0 : caret - from);
  }
}
