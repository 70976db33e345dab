package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// Says in words why a target would not let us in.
final class Refusals {

  private static final String FILE =
      "make its folder, let this user write there, or correct the path: migr8 config show";

  private Refusals() {}

  static ProblemException connecting(Target target, SqlFailure failure) {
    ServerError error =
        target.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    String where = target.name().equals("default") ? "" : "target " + target.name() + " ";
    Code code = code(error);
    Problem problem =
        new Problem(
            code,
            where + "at " + target.address() + ": " + error.sentence(),
            "nothing was changed",
            error.meaning() == ServerError.Meaning.NO_FILE ? FILE : next(code));
    return new ProblemException(problem, failure);
  }

  /// Sessions do not start in the schema that they are to work in.
  static Problem schema(Target target, String only, Identity identity) {
    String there =
        identity.schema().isEmpty() ? "in no schema" : "in the schema " + identity.schema();
    return new Problem(
        Code.DATABASE_UNKNOWN,
        "target %s at %s cannot work in the schema %s: its sessions start %s"
            .formatted(target.name(), target.address(), only, there),
        "nothing was changed",
        "create the schema, let user "
            + identity.user()
            + " use it, or correct tenants.query; a pooler must pass search_path on");
  }

  /// Whatever is said while connecting that is not about rights or room keeps us out.
  private static Code code(ServerError error) {
    Code code = error.code(Code.SERVER_UNREACHABLE);
    return code == Code.CONNECTION_LOST || code == Code.STATEMENT_BLOCKED
        ? Code.SERVER_UNREACHABLE
        : code;
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
