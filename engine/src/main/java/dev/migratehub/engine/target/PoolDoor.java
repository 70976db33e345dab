package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.Origin;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Borrows connections from somebody else's source, which may be a pool; they are given back as
/// they came.
///
/// @param sql how a session is asked what it came with
record PoolDoor(DataSource source, SessionSql sql) implements Target.Door {

  @Override
  public Session open() {
    Session session = borrowed();
    try {
      List<String> statements = new ArrayList<>(session.query(sql.restoring(), Row::first));
      if (!sql.waits().isEmpty()) {
        statements.addAll(session.query(sql.waits(), Row::first));
      }
      session.returnTo(sql.rollback(), Origin.of(session, statements, sql.settings()));
      return session;
    } catch (SqlFailure e) {
      session.close();
      throw e;
    }
  }

  private Session borrowed() {
    try {
      return new Session(source.getConnection(), false);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
