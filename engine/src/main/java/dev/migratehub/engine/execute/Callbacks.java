package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.sql.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Calls the application's code, and tells what it throws as a problem.
final class Callbacks {

  private final Context context;
  private final HookProblems problems;

  Callbacks(Context context, Problems problems) {
    this.context = context;
    this.problems = new HookProblems(context, problems);
  }

  /// What is done with each callback.
  interface Call {
    void on(Callback callback, Connection connection) throws SQLException;
  }

  /// Before the first step of a run.
  void beforeRun(Plan plan) {
    alone("before the run", (callback, lent) -> callback.beforeRun(plan, lent));
  }

  /// After the last step of a run.
  void afterRun(Plan plan) {
    alone("after the run", (callback, lent) -> callback.afterRun(plan, lent));
  }

  /// Calls each in the transaction that is open.
  ///
  /// @param moment how messages call it: `before 001_users`
  /// @throws StatementFailure when the database refused what one of them did
  void within(String moment, Call call) {
    for (Callback callback : context.callbacks()) {
      String place = "callback " + callback.name() + " " + moment;
      try {
        context.target().session().lend(lent -> call.on(callback, lent));
      } catch (SQLException e) {
        throw refused(place, new SqlFailure(e));
      } catch (RuntimeException e) {
        throw problems.callback(place, e);
      }
    }
  }

  private void alone(String moment, Call call) {
    if (context.callbacks().isEmpty()) {
      return;
    }
    try {
      new Enclosure(context, this::say)
          .run(() -> {
            within(moment, call);
            context.target().restore();
          });
    } catch (StatementFailure e) {
      throw problems.callback(e);
    } catch (SqlFailure e) {
      throw problems.callback(refused("the reset of the session", e));
    }
  }

  private void say(String what, String sql) {
    try {
      context.target().session().execute(sql);
    } catch (SqlFailure e) {
      throw refused(what + " for callbacks", e);
    }
  }

  private StatementFailure refused(String place, SqlFailure e) {
    ServerError error = context.target().dialect().error(e.sqlState(), e.vendorCode(), e.words());
    StatementFailure.Place where = new StatementFailure.Place(0, Position.START, place);
    return new StatementFailure(error, e.sqlState(), where, List.of(), e);
  }
}
