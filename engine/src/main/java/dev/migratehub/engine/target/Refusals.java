package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// Says in words why a target would not let us in.
final class Refusals {

  private Refusals() {}

  static ProblemException connecting(Target target, SqlFailure failure) {
    ServerError error =
        target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    String where = target.name().equals("default") ? "" : "target " + target.name() + " ";
    Code code = code(error.meaning());
    Problem problem =
        new Problem(
            code,
            where + "at " + target.address() + ": " + error.sentence(),
            "nothing was changed",
            next(code));
    return new ProblemException(problem, failure);
  }

  private static Code code(ServerError.Meaning meaning) {
    return switch (meaning) {
      case SIGN_IN -> Code.SIGN_IN_REFUSED;
      case DATABASE_UNKNOWN -> Code.DATABASE_UNKNOWN;
      case PRIVILEGE -> Code.PRIVILEGE_MISSING;
      case DISK_FULL -> Code.DISK_FULL;
      case UNREACHABLE, CONNECTION_LOST, OTHER, CANCELED, NO_TRANSACTION, LOCK_TIMEOUT, DEADLOCK ->
          Code.SERVER_UNREACHABLE;
    };
  }

  private static String next(Code code) {
    return switch (code) {
      case SIGN_IN_REFUSED -> "check user and password: migr8 config show";
      case DATABASE_UNKNOWN -> "create the database, or check its name: migr8 config show";
      case PRIVILEGE_MISSING ->
          "give the user the right to connect, or check it: migr8 config show";
      default -> "check the address and that the server runs: migr8 config test";
    };
  }
}
