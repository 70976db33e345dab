package dev.migratehub.hub.approval;

import java.util.Locale;

/// Forward or back.
public enum Direction {
  /// The up script is run.
  APPLY,
  /// The down script is run.
  ROLLBACK;

  /// As it stands in the database and in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Direction of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
