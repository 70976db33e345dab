package dev.migratehub.engine.dialect;

import java.util.List;

/// What is said round a session.
///
/// @param identity a query of one row: `version`, `version_number` (major × 10000 + minor × 100 +
///   patch), `database_name`, `schema_name`, `user_name`, `session_id`, `reading`: what the session
///   is set to that changes where statements end; and `watching`: the statement by which the server
///   gives up what it does for us when we are gone, with `%s` for `session` or `local`, or nothing
/// @param minimum the oldest version number that is supported
/// @param minimumName the same as people write it
/// @param opening a statement that undoes what the driver sets by itself and no client program
///   does; empty where there is nothing to undo
/// @param restoring a query whose rows are the statements that give the session back the state it
///   has now; asked once when the session is opened, run before each script
/// @param settings a query like the one before, for what may need a right to be set: only what was
///   changed is set back; empty where that one knows everything
/// @param waits a query like `restoring`, for the bounds of waiting that a run sets itself; empty
///   where that one knows them too
/// @param begin opens a transaction
/// @param commit ends a transaction and keeps its work
/// @param rollback ends a transaction and drops its work
/// @param blockers the questions whom a session waits for, the best first: what the server refuses
///   or does not know is passed over; none where the database cannot tell
/// @param orphans a query whose rows name rows that lost what they refer to; empty where the
///   database refuses them by itself
/// @param bulk how the driver takes the rows of `COPY … FROM STDIN`; no names where it cannot
/// @param told how the driver tells the session id that it was named at sign-in; no names where a
///   pooler cannot be told by it
public record SessionSql(
    String identity,
    int minimum,
    String minimumName,
    String opening,
    String restoring,
    String settings,
    String waits,
    String begin,
    String commit,
    String rollback,
    List<Question> blockers,
    String orphans,
    Bulk bulk,
    Told told) {

  public SessionSql {
    blockers = List.copyOf(blockers);
  }

  /// Whom a session waits for.
  ///
  /// @param sql a query with one parameter, the session's id, that answers `session_id`,
  ///   `user_name`, `host` and `since` of others
  /// @param certain whether they are in the way for sure
  public record Question(String sql, boolean certain) {}

  /// The class of a connection and its method that answers a session id.
  public record Told(String connection, String method) {

    /// A driver that is not asked.
    public static final Told NOTHING = new Told("", "");
  }

  /// The driver's bulk interface by its names, so that the engine is compiled without any driver:
  /// the connection class has a method that answers the manager, and the manager one that takes the
  /// statement, a stream and how many bytes go at once.
  public record Bulk(String connection, String manager, String managerClass, String take) {

    /// A driver without such an interface.
    public static final Bulk NONE = new Bulk("", "", "", "");
  }
}
