package dev.migratehub.hub.run;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;

/// Says in the hub's words what the engine says for a terminal.
final class Wording {

  private Wording() {}

  /// What comes next.
  static String next(Problem problem) {
    Code code = problem.code();
    return switch (code) {
      case STATEMENT_IN_DOUBT ->
          "look in the database for what the statement does; then retry the run and say whether it is"
              + " there";
      case TARGET_LOCKED -> "let the other run on this target finish, then retry the run";
      case SERVER_UNREACHABLE, SIGN_IN_REFUSED, DATABASE_UNKNOWN ->
          "test the target's connection, then retry the run";
      case RUN_INTERRUPTED -> "retry the run to go on from where it stands";
      default -> problem.next().replace("then run: migr8 up", "then retry the run");
    };
  }
}
