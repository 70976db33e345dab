package dev.migratehub.engine.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a driver says about statements that were sent together and of which one was refused.
final class BatchAnswer {

  /// The driver counts from 0, and says so in its message only, in whatever language.
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private BatchAnswer() {}

  static BundleFailure failure(BatchUpdateException e, int size) {
    SQLException cause = e.getCause() instanceof SQLException refused ? refused : e;
    return new BundleFailure(index(e, size), new SqlFailure(cause));
  }

  private static OptionalInt index(BatchUpdateException e, int size) {
    Matcher number = NUMBER.matcher(String.valueOf(e.getMessage()));
    int index = number.find() ? Integer.parseInt(number.group()) : size;
    return index < size ? OptionalInt.of(index) : OptionalInt.empty();
  }
}
