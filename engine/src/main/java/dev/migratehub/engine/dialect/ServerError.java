package dev.migratehub.engine.dialect;

import dev.migratehub.engine.problem.Code;

/// An error of the server, understood.
///
/// @param sentence the server's words on one line, without the driver's decoration
/// @param position the code point of the statement it points at, from 1; 0 when it points nowhere
public record ServerError(Meaning meaning, String sentence, int position) {

  /// The code under which an error is told; `otherwise` where its meaning alone does not decide.
  public Code code(Code otherwise) {
    return switch (meaning) {
      case LOCK_TIMEOUT, DEADLOCK -> Code.STATEMENT_BLOCKED;
      case CONNECTION_LOST -> Code.CONNECTION_LOST;
      case UNREACHABLE, NO_FILE -> Code.SERVER_UNREACHABLE;
      case PRIVILEGE -> Code.PRIVILEGE_MISSING;
      case DISK_FULL -> Code.DISK_FULL;
      case SIGN_IN -> Code.SIGN_IN_REFUSED;
      case DATABASE_UNKNOWN -> Code.DATABASE_UNKNOWN;
      case CANCELED, NO_TRANSACTION, SESSION_RUINED, OTHER -> otherwise;
    };
  }

  /// What an error means for what to do next.
  public enum Meaning {
    LOCK_TIMEOUT,
    DEADLOCK,
    CONNECTION_LOST,
    /// The session is gone because of what the statement did to it, and would be again.
    SESSION_RUINED,
    UNREACHABLE,
    /// The database is a file, and it cannot be opened.
    NO_FILE,
    SIGN_IN,
    DATABASE_UNKNOWN,
    PRIVILEGE,
    DISK_FULL,
    CANCELED,
    /// The statement cannot run in a transaction, which its text did not show.
    NO_TRANSACTION,
    OTHER
  }
}
