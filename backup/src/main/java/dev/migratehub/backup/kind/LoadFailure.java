package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.SqlFailure;

/// A dump could not be loaded: where it stopped, and what is in the database now.
public final class LoadFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String place;
  private final String now;
  private final transient SqlFailure failure;

  /// @param place `at line 12`, or nothing
  LoadFailure(String place, String now, SqlFailure failure) {
    super(failure);
    this.place = place;
    this.now = now;
    this.failure = failure;
  }

  /// Where in the dump, beginning with a space; may be empty.
  public String place() {
    return place;
  }

  /// The state of the database.
  public String now() {
    return now;
  }

  /// What the server said.
  public SqlFailure failure() {
    return failure;
  }
}
