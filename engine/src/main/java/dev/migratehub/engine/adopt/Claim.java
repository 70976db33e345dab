package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What another tool's history says of one migration: that the database has it.
///
/// @param label what that tool calls it
/// @param id as ours; empty where theirs cannot be one
/// @param migration the file in the folder
/// @param state applied, or baseline where nobody knows when and whether it ran
/// @param by who ran it; empty where that is not known
record Claim(
    String label,
    Optional<MigrationId> id,
    Optional<Migration> migration,
    Proof proof,
    State state,
    Optional<Instant> at,
    Duration took,
    String by) {

  /// A migration that has its file.
  static Claim of(Migration migration, Proof proof, State state, Trace trace) {
    return new Claim(
        migration.label(),
        Optional.of(migration.id()),
        Optional.of(migration),
        proof,
        state,
        trace.at(),
        trace.took(),
        trace.by());
  }

  /// A migration without file.
  static Claim missing(
      String label, Optional<MigrationId> id, String theirs, State state, Trace trace) {
    return new Claim(
        label,
        id,
        Optional.empty(),
        new Proof.NoFile(theirs),
        state,
        trace.at(),
        trace.took(),
        trace.by());
  }

  /// When it ran, for how long, and for whom, as far as that was noted.
  record Trace(Optional<Instant> at, Duration took, String by) {

    static final Trace NONE = new Trace(Optional.empty(), Duration.ZERO, "");

    static Trace at(Optional<Instant> at) {
      return new Trace(at, Duration.ZERO, "");
    }
  }
}
