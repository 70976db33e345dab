package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;

/// A transaction round work that belongs to no script of a migration.
final class Enclosure {

  private final Context context;
  private final Saying saying;
  private boolean committing;

  /// @param saying how `begin` and `commit` are sent
  Enclosure(Context context, Saying saying) {
    this.context = context;
    this.saying = saying;
  }

  /// Sends something that stands in no file.
  interface Saying {
    void say(String what, String sql);
  }

  /// Does the work and commits it, or rolls it back when it fails.
  void run(Runnable work) {
    SessionSql sql = context.target().dialect().session();
    committing = false;
    saying.say("the start of the transaction", sql.begin());
    try {
      joined();
      work.run();
      committing = true;
      saying.say("the commit", sql.commit());
    } catch (RuntimeException e) {
      rollBack(sql);
      throw e;
    }
  }

  /// Has the transaction under the lock on the target.
  private void joined() {
    if (!context.lock().joined()) {
      throw new Problem(
              Code.LOCK_LOST,
              "another run took the lock on " + context.target().target().address(),
              "nothing of what was to run next was run; what was reported as done is done",
              "see what the other run did: migr8 status")
          .exception();
    }
  }

  /// Whether it failed at the commit, which may have arrived all the same.
  boolean committing() {
    return committing;
  }

  private void rollBack(SessionSql sql) {
    try {
      context.target().session().execute(sql.rollback());
    } catch (SqlFailure e) {
      // The session is gone, and its transaction with it.
    }
  }
}
