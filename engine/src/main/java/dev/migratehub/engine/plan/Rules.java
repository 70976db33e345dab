package dev.migratehub.engine.plan;

import java.util.Optional;

/// What the planner may let pass.
///
/// @param outOfOrder whether a pending version may be older than the newest applied
/// @param missing whether applied migrations may be missing on disk
/// @param environment the name that `environments=` in a script is held against
/// @param unadopted whether a first migration may run where another tool keeps a history
public record Rules(
    boolean outOfOrder, boolean missing, Optional<String> environment, boolean unadopted) {

  /// Rules for a database that no other tool migrates.
  public Rules(boolean outOfOrder, boolean missing, Optional<String> environment) {
    this(outOfOrder, missing, environment, false);
  }

  /// The strict rules.
  public static final Rules STRICT = new Rules(false, false, Optional.empty());
}
