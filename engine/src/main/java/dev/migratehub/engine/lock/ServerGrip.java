package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/// A lock that the server keeps for the executing session.
final class ServerGrip implements TargetLock.Grip {

  private final Session session;
  private final LockSql.OnServer sql;
  private final Object key;
  private boolean held;

  ServerGrip(Session session, LockSql.OnServer sql, byte[] digest) {
    this(
        session,
        sql,
        new ForeignLock.Key(
            ByteBuffer.wrap(digest).getLong(),
            "migrate-hub:" + HexFormat.of().formatHex(digest, 0, 20)));
  }

  ServerGrip(Session session, LockSql.OnServer sql, ForeignLock.Key key) {
    this.session = session;
    this.sql = sql;
    this.key = sql.numeric() ? key.number() : key.word();
  }

  @Override
  public boolean taken() {
    held = session.query(sql.take(), Row::first, key).getFirst().equals("1");
    return held;
  }

  @Override
  public Optional<Holder> holder() {
    return session
        .query(
            sql.holder(),
            row ->
                new Holder(
                    row.text("session_id"),
                    row.text("user_name"),
                    row.text("host"),
                    row.text("since"),
                    ""),
            key)
        .stream()
        .findFirst();
  }

  @Override
  public void close() {
    if (held) {
      held = false;
      release();
    }
  }

  private void release() {
    try {
      session.query(sql.release(), Row::first, key);
    } catch (SqlFailure e) {
      // The session is gone or aborted, and the lock goes with it when the connection is closed.
      session.close();
    }
  }
}
