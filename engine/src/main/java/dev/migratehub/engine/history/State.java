package dev.migratehub.engine.history;

import java.util.Locale;

/// How far a migration came in a target.
public enum State {
  /// Its statements are being run one by one, or were when the run died.
  APPLYING,
  /// It is in the database.
  APPLIED,
  /// A statement failed; the ones before it are in the database.
  FAILED,
  /// It was in the database and its down script took it out.
  ROLLED_BACK,
  /// It was in the database before its history began.
  BASELINE;

  /// The word in the table: `rolled_back`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  public static State of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /// Whether the database has what the migration brings.
  public boolean present() {
    return this == APPLIED || this == BASELINE;
  }

  /// Whether an earlier run stopped half-way.
  public boolean unfinished() {
    return this == APPLYING || this == FAILED;
  }
}
