package dev.migratehub.engine.sql;

/// A script that cannot be split: what is wrong, and where it began.
public final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Position position;

  public SyntaxException(String what, Position position) {
    super(what);
    this.position = position;
  }

  /// Where the trouble began, such as the quote that is never closed.
  public Position position() {
    return position;
  }
}
