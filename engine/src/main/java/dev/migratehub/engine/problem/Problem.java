package dev.migratehub.engine.problem;

import java.util.Optional;

/// What a user can act on: a stable code, what happened, what state the database is in now, what to
/// do next, and where in a file, if anywhere. No sentence holds a secret.
public record Problem(Code code, String what, String now, String next, Optional<Excerpt> excerpt) {

  /// A problem with no place in a file.
  public Problem(Code code, String what, String now, String next) {
    this(code, what, now, next, Optional.empty());
  }

  /// The same problem, shown at a place.
  public Problem at(Excerpt place) {
    return new Problem(code, what, now, next, Optional.of(place));
  }

  /// The same problem with another account of the database's state.
  public Problem now(String state) {
    return new Problem(code, what, state, next, excerpt);
  }

  /// This problem as something to throw.
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
