package dev.migratehub.engine.dialect;

/// An error of the server, understood.
///
/// @param sentence the server's words on one line, without the driver's decoration
/// @param position the code point of the statement it points at, from 1; 0 when it points nowhere
public record ServerError(Meaning meaning, String sentence, int position) {

  /// What an error means for what to do next.
  public enum Meaning {
    LOCK_TIMEOUT,
    DEADLOCK,
    CONNECTION_LOST,
    UNREACHABLE,
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
