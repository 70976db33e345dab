package dev.migratehub.hub.audit;

import java.util.Locale;

/// How a deed ended.
public enum Outcome {
  ALLOWED,
  /// Refused, and nothing of it was kept.
  DENIED,
  /// Broken off by something nobody foresaw, and nothing of it was kept.
  ERROR;

  /// As it stands in the database and in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
