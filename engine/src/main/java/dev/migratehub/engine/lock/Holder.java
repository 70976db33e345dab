package dev.migratehub.engine.lock;

/// Who holds a lock that we want.
///
/// @param session the server's session or, for a file, the process id
/// @param since in UTC, as the server writes it
/// @param statement what it runs or ran last; may be empty
public record Holder(String session, String user, String host, String since, String statement) {

  @Override
  public String toString() {
    String what = statement.isEmpty() ? "" : ": " + statement;
    return "session %s (%s at %s, since %s UTC)%s".formatted(session, user, host, since, what);
  }
}
