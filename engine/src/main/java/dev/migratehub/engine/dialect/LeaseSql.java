package dev.migratehub.engine.dialect;

/// How a target is locked by a row with a heartbeat where sessions are not kept. In every statement
/// `%1$s` stands for the table; the server's clock counts.
///
/// @param create makes the table
/// @param seed writes the row of a subject, its parameter, unless it is there
/// @param take with owner, user, host, process id, subject and key makes the row ours if it is free
///   or its owner is dead, and nobody has the lock of a session; answers at once how many rows
/// @param renew with subject and owner beats the heart and keeps the row till the transaction ends;
///   no row when it is not ours any more
/// @param release with subject and owner
/// @param clear with a subject frees the row of a dead owner
/// @param holder with a subject: `session_id`, `user_name`, `host`, `since` of an owner who lives
/// @param join with the key holds the lock of sessions until the transaction ends; answers 1 when
///   it was had, at once
public record LeaseSql(
    String create,
    String seed,
    String take,
    String renew,
    String release,
    String clear,
    String holder,
    String join) {}
