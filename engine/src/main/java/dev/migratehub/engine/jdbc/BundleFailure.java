package dev.migratehub.engine.jdbc;

import java.util.OptionalInt;

/// The server refused one of several statements that were sent together, or the driver all of them.
public final class BundleFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient OptionalInt index;
  private final SqlFailure failure;

  BundleFailure(OptionalInt index, SqlFailure failure) {
    super(failure.words(), failure);
    this.index = index;
    this.failure = failure;
  }

  /// Which of them, from 0; empty when the driver does not tell.
  public OptionalInt index() {
    return index;
  }

  /// What was said about it.
  public SqlFailure failure() {
    return failure;
  }
}
