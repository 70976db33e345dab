package dev.migratehub.engine.lock;

/// Who holds a lock that we want. Any of the texts may be empty: servers do not tell every user
/// everything.
///
/// @param session the server's session or, for a file, the process id
/// @param since in UTC, as the server writes it
/// @param statement what it runs or ran last
public record Holder(String session, String user, String host, String since, String statement) {

  @Override
  public String toString() {
    String place = host.isEmpty() ? "" : "at " + host;
    String who = user.isEmpty() || place.isEmpty() ? user + place : user + " " + place;
    String time = since.isEmpty() ? "" : "since " + since + " UTC";
    String about = who.isEmpty() || time.isEmpty() ? who + time : who + ", " + time;
    return (session.isEmpty() ? "a session" : "session " + session)
        + (about.isEmpty() ? "" : " (" + about + ")")
        + (statement.isEmpty() ? "" : ": " + statement);
  }
}
