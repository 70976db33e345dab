package dev.migratehub.engine.problem;

/// The family of a problem; it alone decides the exit status of a command and the status of an HTTP
/// answer.
public enum Kind {
  /// The database, the network or a script said no.
  FAILED(1, 500),
  /// The command line or the configuration cannot be used as it stands.
  USAGE(2, 400),
  /// Something is pending where nothing may be.
  PENDING(3, 409),
  /// Files and history disagree, or a file breaks a rule.
  VALIDATION(4, 422),
  /// The lock on the target was not had in time.
  LOCKED(5, 423),
  /// The user stopped the run.
  INTERRUPTED(130, 499);

  private final int exitStatus;
  private final int httpStatus;

  Kind(int exitStatus, int httpStatus) {
    this.exitStatus = exitStatus;
    this.httpStatus = httpStatus;
  }

  /// The exit status of a process that ends with a problem of this kind.
  public int exitStatus() {
    return exitStatus;
  }

  /// The status of an HTTP answer that reports a problem of this kind.
  public int httpStatus() {
    return httpStatus;
  }
}
