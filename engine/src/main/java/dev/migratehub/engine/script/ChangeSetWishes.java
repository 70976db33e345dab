package dev.migratehub.engine.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /// Whether it is for a database that answers to some names.
  boolean meant(Predicate<String> answersTo) {
    boolean wanted =
        databases.stream().allMatch(ChangeSetWishes::denied)
            || databases.stream().anyMatch(name -> !denied(name) && answersTo.test(name));
    return wanted
        && databases.stream()
            .filter(ChangeSetWishes::denied)
            .noneMatch(name -> answersTo.test(name.substring(1)));
  }

  private static boolean denied(String name) {
    return name.startsWith("!");
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
