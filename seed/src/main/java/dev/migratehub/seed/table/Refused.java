package dev.migratehub.seed.table;

import dev.migratehub.engine.jdbc.SqlFailure;
import org.jspecify.annotations.Nullable;

/// A row that the database did not take.
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final long number;
  private final String column;
  private final String words;
  private final transient @Nullable SqlFailure failure;

  Refused(long number, String column, String words, @Nullable SqlFailure failure) {
    super(words, failure);
    this.number = number;
    this.column = column;
    this.words = words;
    this.failure = failure;
  }

  /// The number of the row in its file; 0 where it is not known.
  public long number() {
    return number;
  }

  /// The column; empty where it is not known.
  public String column() {
    return column;
  }

  /// Why, where no server said it.
  public String words() {
    return words;
  }

  /// What the server said; null where it was not asked.
  public @Nullable SqlFailure failure() {
    return failure;
  }
}
