package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small script with all that makes it a migration, as one message to the server.
///
/// @param notes how many rows of the history it changes
record Bundle(String message, int notes) {

  /// A statement may end with a comment, which ends with its line.
  private static final String BETWEEN = "\n;\n";

  /// What opens the transaction that a script is sent in.
  static String opening(Context context, Step.Apply step) {
    return String.join(BETWEEN, openingStatements(context, step));
  }

  /// The statements of the script, the reset of the session, the look at the lock, the history row
  /// and the commit; behind them what opens the transaction of the next step. Empty where lock or
  /// session allow no such thing.
  static Optional<Bundle> of(
      Context context,
      Step.Apply step,
      Prepared script,
      Recorder recorder,
      Optional<Step.Apply> next) {
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    Optional<List<String>> restoring = context.target().restoring();
    Optional<String> guard = context.lock().guard(sql);
    if (guard.isEmpty() || restoring.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(script.statements());
    all.addAll(restoring.get());
    all.add(guard.get());
    List<String> notes = recorder.noting(step, script, sql);
    all.addAll(notes);
    all.add(context.target().dialect().session().commit());
    next.ifPresent(it -> all.addAll(openingStatements(context, it)));
    return Optional.of(new Bundle(String.join(BETWEEN, all), notes.size()));
  }

  private static List<String> openingStatements(Context context, Step.Apply step) {
    Dialect dialect = context.target().dialect();
    SessionSql session = dialect.session();
    Duration timeout =
        step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    return List.of(
        session.begin(),
        dialect.lockTimeout(timeout, Dialect.Scope.TRANSACTION),
        dialect.bundle().orElseThrow().patience());
  }
}
