package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import java.util.Locale;
import java.util.Optional;

/// One migration as the folder and the history see it together.
public record StatusLine(
    MigrationId id,
    String name,
    Standing standing,
    Optional<Migration> migration,
    Optional<Entry> entry) {

  /// Where a migration stands.
  public enum Standing {
    PENDING,
    APPLIED,
    BASELINE,
    /// Applied, and its file was edited since.
    CHANGED,
    /// Applied, and its file is gone.
    MISSING,
    /// Applied, newer than everything in the folder.
    AHEAD,
    /// Pending, older than the newest applied.
    LATE,
    FAILED,
    APPLYING,
    ROLLED_BACK,
    /// Pending, but not meant for this environment.
    ELSEWHERE;

    /// The word for it: `rolled back`.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether `up` would still have to run it.
    public boolean pending() {
      return this == PENDING || this == LATE || this == ROLLED_BACK;
    }
  }
}
