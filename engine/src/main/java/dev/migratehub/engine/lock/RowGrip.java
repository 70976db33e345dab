package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row that says whether somebody works, kept locked by a transaction of a session of its own.
/// Where a transaction would lock the whole database, the row is only looked at.
final class RowGrip implements TargetLock.Grip {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> YES = Set.of("t", "true", "1");

  private final OpenTarget target;
  private final SessionSql sql;
  private final String table;
  private final String query;
  private @Nullable Session holding;
  private Optional<Holder> holder = Optional.empty();

  RowGrip(OpenTarget target, String table) {
    this.target = target;
    this.sql = target.dialect().session();
    this.table = table;
    this.query = "select locked, lockedby, lockgranted from " + table + " where id = 1";
  }

  @Override
  public boolean taken() {
    if (target.dialect().foreign().rowLock().isEmpty()) {
      return free(target.session(), query);
    }
    Session session = target.another();
    try {
      session.execute(sql.begin());
      if (free(session, query + target.dialect().foreign().rowLock())) {
        holding = session;
        return true;
      }
    } catch (SqlFailure e) {
      ServerError error = target.dialect().error(e.sqlState(), e.vendorCode(), e.words());
      if (error.meaning() == ServerError.Meaning.LOCK_TIMEOUT) {
        return false; // Somebody is writing the row right now.
      }
      throw e;
    } finally {
      if (holding == null) {
        session.close();
      }
    }
    return false;
  }

  private boolean free(Session session, String question) {
    List<Optional<Holder>> holders =
        session.query(
            question,
            row ->
                YES.contains(row.text("locked").toLowerCase(Locale.ROOT))
                    ? Optional.of(
                        new Holder(
                            "", row.text("lockedby"), "", "", "since " + row.text("lockgranted")))
                    : Optional.empty());
    holder = holders.stream().flatMap(Optional::stream).findFirst();
    return holder.isEmpty();
  }

  @Override
  public Optional<Holder> holder() {
    return holder;
  }

  @Override
  public boolean held() {
    Session session = holding;
    return session == null ? free(target.session(), query) : session.alive(PATIENCE);
  }

  @Override
  public TargetLock.Grip again(OpenTarget fresh) {
    return new RowGrip(fresh, table);
  }

  @Override
  public void close() {
    Session session = holding;
    holding = null;
    if (session != null) {
      session.close();
    }
  }
}
