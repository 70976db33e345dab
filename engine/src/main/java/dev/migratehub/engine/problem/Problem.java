package dev.migratehub.engine.problem;

import java.util.List;
import java.util.Optional;

/// What a user can act on: a stable code, what happened, what state the database is in now, what to
/// do next, and where in a file, if anywhere. No sentence holds a secret.
///
/// @param details lines to be shown as they are, such as those of a difference
public record Problem(
    Code code,
    String what,
    String now,
    String next,
    Optional<Excerpt> excerpt,
    List<String> details) {

  public Problem {
    details = List.copyOf(details);
  }

  /// A problem with a place in a file, perhaps.
  public Problem(Code code, String what, String now, String next, Optional<Excerpt> excerpt) {
    this(code, what, now, next, excerpt, List.of());
  }

  /// A problem with no place in a file.
  public Problem(Code code, String what, String now, String next) {
    this(code, what, now, next, Optional.empty());
  }

  /// The same problem, shown at a place.
  public Problem at(Excerpt place) {
    return new Problem(code, what, now, next, Optional.of(place), details);
  }

  /// The same problem with another account of the database's state.
  public Problem now(String state) {
    return new Problem(code, what, state, next, excerpt, details);
  }

  /// The same problem with lines to be shown below it.
  public Problem details(List<String> lines) {
    return new Problem(code, what, now, next, excerpt, lines);
  }

  /// This problem as something to throw.
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
