package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.Origin;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A target with a session on it that was found fit: the server is one we support, and what gives
/// the session back its first state is known.
public final class OpenTarget implements AutoCloseable {

  private final Target target;
  private final Session session;
  private final Identity identity;
  private final Origin origin;
  private final Dialect dialect;
  private @Nullable Pooling pooling;

  private OpenTarget(Target target, Session session, Identity identity, Origin origin) {
    this.target = target;
    this.session = session;
    this.identity = identity;
    this.origin = origin;
    this.dialect = target.dialect().reading(identity.reading());
  }

  /// Connects.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when that fails, with the reason
  public static OpenTarget connect(Target target) {
    return connect(target, target.door()::open);
  }

  /// Connects to read only; a database that is not there is empty then, and is not made.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when that fails, with the reason
  public static OpenTarget connectToRead(Target target) {
    return connect(target, target.door()::openToRead);
  }

  private static OpenTarget connect(Target target, Supplier<Session> door) {
    Session session;
    try {
      session = door.get();
    } catch (SqlFailure e) {
      throw Refusals.connecting(target, e);
    }
    try {
      return fit(target, session);
    } catch (RuntimeException e) {
      session.close();
      throw e instanceof SqlFailure failure ? Refusals.connecting(target, failure) : e;
    }
  }

  private static OpenTarget fit(Target target, Session session) {
    SessionSql sql = target.dialect().session();
    Identity identity = session.query(sql.identity(), OpenTarget::identity).getFirst();
    if (identity.versionNumber() < sql.minimum()) {
      throw new Problem(
              Code.SERVER_TOO_OLD,
              target.name() + " runs version " + identity.version(),
              "nothing was changed",
              "use " + sql.minimumName() + " or newer")
          .exception();
    }
    target
        .schema()
        .filter(only -> !only.equalsIgnoreCase(identity.schema()))
        .ifPresent(only -> {
          throw Refusals.schema(target, only, identity).exception();
        });
    if (!sql.opening().isEmpty()) {
      session.execute(sql.opening());
    }
    List<String> restoring = new ArrayList<>(session.query(sql.restoring(), row -> row.first()));
    if (!Pooler.standsBefore(session, sql, identity) && !identity.watching().isEmpty()) {
      restoring.add(identity.watching().formatted("session"));
      session.execute(restoring.getLast());
    }
    Origin origin = Origin.of(session, restoring, sql.settings());
    return new OpenTarget(target, session, identity, origin);
  }

  private static Identity identity(Row row) {
    return new Identity(
        row.text("version"),
        (int) row.number("version_number"),
        row.text("database_name"),
        row.text("schema_name"),
        row.text("user_name"),
        row.number("session_id"),
        row.text("reading"),
        row.text("watching"));
  }

  /// Gives the session back the settings it had when it was opened, whatever scripts did to them.
  public void restore() {
    origin.restore(session);
  }

  /// The statements that [#restore()] would run; empty where it has to ask first.
  public Optional<List<String>> restoring() {
    return origin.statements();
  }

  /// Whether a transaction is open on the session; only where the dialect has a probe for that.
  public boolean inTransaction() {
    try {
      session.execute(dialect.transactionProbe());
      return false;
    } catch (SqlFailure e) {
      if (dialect.error(e.sqlState(), e.vendorCode(), e.words()).meaning()
          == Meaning.NO_TRANSACTION) {
        return true;
      }
      throw e;
    }
  }

  /// Another session on the same database, for what this one cannot do at the moment.
  public Session another() {
    return target.door().open();
  }

  /// Another session that waits for locks no longer than this, where that can be set.
  public Session another(Duration patience) {
    Session other = another();
    bound(other, patience);
    return other;
  }

  /// Bounds how long a session waits for locks, where it keeps what is set.
  public void bound(Session any, Duration patience) {
    if (pooling() != Pooling.TRANSACTION) {
      any.execute(dialect().lockTimeout(patience, Dialect.Scope.SESSION));
    }
  }

  /// What becomes of the session between two transactions; found out when first asked, outside any
  /// transaction.
  public Pooling pooling() {
    Pooling known = pooling;
    if (known == null) {
      known = new Pooler(this, this::sessionId).pooling();
      pooling = known;
    }
    return known;
  }

  private long sessionId(Session asked) {
    return asked.query(dialect().session().identity(), OpenTarget::identity).getFirst().session();
  }

  /// Makes the server look, until the transaction that is open ends, whether we are still there,
  /// where that could not be set for the whole session.
  public void watchTransaction() {
    boolean pooled = Pooler.standsBefore(session, dialect.session(), identity);
    if (pooled && !identity.watching().isEmpty()) {
      session.execute(identity.watching().formatted("local"));
    }
  }

  /// The server's id of the session that runs the transaction which is open.
  public long sessionId() {
    return sessionId(session);
  }

  /// The target itself.
  public Target target() {
    return target;
  }

  /// Its dialect, as the session reads scripts.
  public Dialect dialect() {
    return dialect;
  }

  /// The session; closed with this.
  public Session session() {
    return session;
  }

  /// What the server said about itself when the session was opened.
  public Identity identity() {
    return identity;
  }

  @Override
  public void close() {
    session.close();
  }
}
