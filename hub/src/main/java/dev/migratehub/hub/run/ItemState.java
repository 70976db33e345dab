package dev.migratehub.hub.run;

import java.util.Locale;

/// Where a run stands on one target.
public enum ItemState {
  /// It has not begun there.
  QUEUED,
  /// A node is at it.
  RUNNING,
  /// The target has it.
  EXECUTED,
  /// The target had it before.
  SKIPPED,
  /// The target has it not, or not wholly; the error says which.
  FAILED,
  /// It was called off.
  CANCELED,
  /// Whoever was at it is gone, or lost the connection; the target is being asked.
  UNKNOWN;

  /// Whether nothing more will happen by itself.
  public boolean settled() {
    return switch (this) {
      case EXECUTED, SKIPPED, FAILED, CANCELED -> true;
      case QUEUED, RUNNING, UNKNOWN -> false;
    };
  }

  /// Whether the target has what the run brings.
  public boolean good() {
    return this == EXECUTED || this == SKIPPED;
  }

  /// As it stands in the database and in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when there is no such state
  public static ItemState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
