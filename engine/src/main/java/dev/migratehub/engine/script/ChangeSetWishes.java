package dev.migratehub.engine.script;

import java.util.List;
import java.util.Optional;

/// What the attributes of a change set ask for.
///
/// @param databases the databases it is for, by their names; one with a `!` before it is one it is
///   not for; empty means every database
/// @param precondition what must hold before it runs
public record ChangeSetWishes(
    List<String> databases, Rerun rerun, Optional<Precondition> precondition) {

  /// A script that is no change set, or one that asks for nothing.
  public static final ChangeSetWishes NONE =
      new ChangeSetWishes(List.of(), Rerun.NEVER, Optional.empty());

  public ChangeSetWishes {
    databases = List.copyOf(databases);
  }

  /// When it runs once more.
  public enum Rerun {
    NEVER,
    /// When its text changed.
    ON_CHANGE,
    /// Each time.
    ALWAYS
  }
}
