package dev.migratehub.engine.plan;

import java.util.Optional;

/// What the planner may let pass.
///
/// @param outOfOrder whether a pending version may be older than the newest applied
/// @param missing whether applied migrations may be missing on disk
/// @param environment the name that `environments=` in a script is held against
public record Rules(boolean outOfOrder, boolean missing, Optional<String> environment) {

  /// The strict rules.
  public static final Rules STRICT = new Rules(false, false, Optional.empty());
}
