package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.MigrationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Small scripts in a row with all that makes them migrations, as one message to the server.
///
/// @param parts the scripts, in their order
record Bundle(String message, List<Part> parts) {

  /// A statement may end with a comment, which ends with its line.
  private static final String BETWEEN = "\n;\n";

  Bundle {
    parts = List.copyOf(parts);
  }

  /// A script in the message.
  ///
  /// @param deletes how many rows of the history it takes away
  record Part(Step.Apply step, int deletes) {}

  /// What has the server keep the statement of the history row, if it does not yet; for each script
  /// what opens its transaction, its statements, the reset of the session, the look at the lock,
  /// the history row and the commit. Empty where lock or session allow no such thing.
  static Optional<Bundle> of(
      Context context, List<Prepared> scripts, Recorder recorder, KeptNote note) {
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    Optional<List<String>> restoring = context.target().restoring();
    Optional<String> guard = context.lock().guard(sql);
    if (guard.isEmpty() || restoring.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(note.keeping());
    List<Part> parts = new ArrayList<>();
    Optional<MigrationId> behind = Optional.empty();
    for (Prepared script : scripts) {
      all.addAll(opening(context, script.step()));
      all.addAll(script.statements());
      all.addAll(restoring.get());
      all.add(guard.get());
      HistoryTable.Place place =
          new HistoryTable.Place(note.name(), recorder.knows(script.step().id()), behind);
      List<String> notes = recorder.noting(script, parts.size(), place, sql);
      all.addAll(notes);
      all.add(context.target().dialect().session().commit());
      parts.add(new Part(script.step(), notes.size() - 1));
      behind = Optional.of(script.step().id());
    }
    return Optional.of(new Bundle(String.join(BETWEEN, all), parts));
  }

  private static List<String> opening(Context context, Step.Apply step) {
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
