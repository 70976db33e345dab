package dev.migratehub.engine.problem;

/// The one exception a user of the engine must expect: it carries a [Problem].
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code().id() + " " + problem.what());
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.code().id() + " " + problem.what(), cause);
    this.problem = problem;
  }

  /// What happened, what state the database is in, what to do.
  public Problem problem() {
    return problem;
  }
}
