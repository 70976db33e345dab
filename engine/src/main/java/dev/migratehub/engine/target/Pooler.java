package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/// Finds out whether a pooler stands before the server, and whether it keeps our session.
///
/// That there is one shows for certain: at sign-in it names a session id of its own making, because
/// it alone understands the requests to cancel that will carry it, and the server answers another
/// one. How it pools shows by trying: a second connection must never meet our session, and ours
/// never another one. A single question proves nothing, for an idle pooler hands out one session
/// again and again; a second connection then meets just that one, and where others are at work ours
/// changes. In doubt the session is not kept.
record Pooler(OpenTarget target, ToLongFunction<Session> id) {

  private static final int ROUNDS = 6;

  /// Whether there is a pooler at all.
  static boolean standsBefore(Session session, SessionSql sql, Identity identity) {
    OptionalLong told = session.told(sql.told());
    return told.isPresent() && told.getAsLong() != identity.session();
  }

  Pooling pooling() {
    if (!standsBefore(target.session(), target.dialect().session(), target.identity())) {
      return Pooling.NONE;
    }
    try (Session other = target.another()) {
      return keepsOurs(other) ? Pooling.SESSION : Pooling.TRANSACTION;
    } catch (SqlFailure e) {
      return Pooling.TRANSACTION;
    }
  }

  private boolean keepsOurs(Session other) {
    long ours = target.identity().session();
    for (int round = 0; round < ROUNDS; round++) {
      boolean met = id.applyAsLong(other) == ours;
      // Twice in a row now and then: sessions handed out in turn must not come round unseen.
      boolean moved = id.applyAsLong(target.session()) != ours;
      moved |= round % 2 == 1 && id.applyAsLong(target.session()) != ours;
      if (met || moved) {
        return false;
      }
    }
    return true;
  }
}
