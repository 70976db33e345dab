package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.LeaseSql;

/// The lease that locks a target behind a pooler. Who takes it must have, for that moment, the
/// advisory lock that runs past the pooler hold, so that both keep each other out; each transaction
/// of its owner holds that lock too, so that nobody takes over what still runs.
final class Leases {

  private Leases() {}

  /// An owner whose heart has not beaten for so long is dead.
  private static final String DEAD = "heartbeat < clock_timestamp() - interval '30 seconds'";

  static final LeaseSql SQL =
      new LeaseSql(
          """
          create table %1$s (subject varchar(255) not null primary key, owner text not null,
            user_name text not null, host text not null, pid bigint not null,
            since timestamptz not null, heartbeat timestamptz not null)
          """,
          """
          insert into %1$s values (?, '', '', '', 0, clock_timestamp(), clock_timestamp())
              on conflict (subject) do nothing
          """,
          // A row that somebody renews or commits under is passed over instead of waited for.
          sql(
              """
              update %1$s set owner = ?, user_name = ?, host = ?, pid = ?,
                     since = clock_timestamp(), heartbeat = clock_timestamp()
               where subject = (select subject from %1$s
                                 where subject = ? and (owner = '' or DEAD) for update skip locked)
                 and pg_catalog.pg_try_advisory_xact_lock(?)
              """),
          "update %1$s set heartbeat = clock_timestamp() where subject = ? and owner = ?",
          "update %1$s set owner = '' where subject = ? and owner = ?",
          sql("update %1$s set owner = '' where subject = ? and owner <> '' and DEAD"),
          sql(
              """
              select pid as session_id, user_name, host,
                     to_char(since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as since
                from %1$s where subject = ? and owner <> '' and not DEAD
              """),
          "select case when pg_catalog.pg_try_advisory_xact_lock(?) then 1 else 0 end");

  private static String sql(String text) {
    return text.replace("DEAD", DEAD);
  }
}
