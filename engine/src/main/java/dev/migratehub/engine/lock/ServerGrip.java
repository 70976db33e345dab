package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/// A lock that the server keeps for the executing session.
final class ServerGrip implements TargetLock.Grip {

  private final Session session;
  private final LockSql.OnServer sql;
  private final Object key;
  private final Optional<LeaseTable> leases;
  private boolean leased;
  private boolean held;

  /// @param leases those who do not keep their session lock the target there
  ServerGrip(OpenTarget target, LockSql.OnServer sql, Object key, Optional<LeaseTable> leases) {
    this.session = target.session();
    this.sql = sql;
    this.key = key;
    this.leases = leases;
  }

  /// The form in which the server takes a key.
  static Object key(LockSql.OnServer sql, byte[] digest) {
    return sql.numeric()
        ? (Object) ByteBuffer.wrap(digest).getLong()
        : "migrate-hub:" + HexFormat.of().formatHex(digest, 0, 20);
  }

  Object key() {
    return key;
  }

  /// Nobody takes a lease while this lock is held, so that one look at the leases is enough then.
  @Override
  public boolean taken() {
    if (leased && lease().isPresent()) {
      return false;
    }
    held = session.query(sql.take(), Row::first, key).getFirst().equals("1");
    if (held && leases.filter(LeaseTable::exists).isPresent()) {
      leases.get().clear();
      leased = leases.get().holder().isPresent();
      if (leased) {
        close();
      }
    }
    return held;
  }

  private Optional<Holder> lease() {
    return leases.filter(LeaseTable::exists).flatMap(LeaseTable::holder);
  }

  @Override
  public Optional<Holder> holder() {
    Optional<Holder> lease = lease();
    return lease.isPresent()
        ? lease
        : session
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
  public boolean held() {
    held = session.query(sql.mine(), Row::first, key).getFirst().equals("1");
    return held;
  }

  @Override
  public Optional<String> guard(BundleSql bundle) {
    return sql.numeric() ? Optional.of(bundle.guard().formatted(key)) : Optional.empty();
  }

  @Override
  public TargetLock.Grip again(OpenTarget fresh) {
    return new ServerGrip(fresh, sql, key, Optional.empty());
  }

  @Override
  public boolean mayLoseBy(String statement) {
    return sql.hints().stream().anyMatch(hint -> mentions(statement, hint))
        && sql.lettingGo().matcher(statement).find();
  }

  /// A statement of megabytes is looked through for one letter after the other a hundred times as
  /// fast as by a pattern.
  private static boolean mentions(String statement, String hint) {
    char first = hint.charAt(0);
    int last = statement.length() - hint.length();
    for (int i = 0; i <= last; i++) {
      if ((statement.charAt(i) | 0x20) == first
          && statement.regionMatches(true, i, hint, 0, hint.length())) {
        return true;
      }
    }
    return false;
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
      // The session is gone or aborted, and the lock goes with it when the connection is broken
      // off.
      session.abort();
    }
  }
}
