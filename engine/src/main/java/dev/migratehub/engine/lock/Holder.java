package dev.migratehub.engine.lock;

/// Who holds a lock that we want. Any of the texts may be empty: servers do not tell every user
/// everything.
///
/// @param session the server's session or, for a file, the process id
/// @param since in UTC, as the server writes it
/// @param statement what it runs or ran last
/// @param certain whether the server says that it is this one, and not only that it may be
public record Holder(
    String session, String user, String host, String since, String statement, boolean certain) {

  /// One of whom the server is certain.
  public Holder(String session, String user, String host, String since, String statement) {
    this(session, user, host, since, statement, true);
  }

  @Override
  public String toString() {
    String place = host.isEmpty() ? "" : "at " + host;
    String who = user.isEmpty() || place.isEmpty() ? user + place : user + " " + place;
    String time = since.isEmpty() ? "" : "since " + since + " UTC";
    String about = who.isEmpty() || time.isEmpty() ? who + time : who + ", " + time;
    return (certain ? "" : "perhaps ")
        + (session.isEmpty() ? "a session" : "session " + session)
        + (about.isEmpty() ? "" : " (" + about + ")")
        + (statement.isEmpty() ? "" : ": " + statement);
  }
}
