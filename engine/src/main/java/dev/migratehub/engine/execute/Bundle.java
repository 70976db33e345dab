package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.execute.StatementFailure.Place;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.sql.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small script with all that makes it a migration, as it is sent together: the bound of waiting,
/// the statements, the reset of the session, the look at the lock, the history row and the commit.
///
/// @param statements in the order in which they are sent
/// @param places what each of them is, in messages
/// @param guard which of them asks for the lock
record Bundle(List<String> statements, List<Place> places, int guard) {

  Bundle {
    statements = List.copyOf(statements);
    places = List.copyOf(places);
  }

  /// The script of a step with what belongs to it; empty where lock or session allow no such thing.
  static Optional<Bundle> of(Context context, Step.Apply step, Prepared script, Recorder recorder) {
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    Optional<List<String>> restoring = context.target().restoring();
    Optional<String> guard = context.lock().guard(sql);
    if (guard.isEmpty() || restoring.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = new Draft();
    draft.add("the lock time-out", bound(context, step));
    script.statements().forEach(draft::add);
    restoring.get().forEach(it -> draft.add("the reset of the session", it));
    int asking = draft.add("the look at the lock", guard.get());
    recorder.noting(step, script, sql).forEach(it -> draft.add("the history", it));
    draft.add("commit", context.target().dialect().session().commit());
    return Optional.of(new Bundle(draft.statements, draft.places, asking));
  }

  private static String bound(Context context, Step.Apply step) {
    return context
        .target()
        .dialect()
        .lockTimeout(
            step.script().directives().lockTimeout().orElse(context.limits().lockTimeout()),
            Dialect.Scope.TRANSACTION);
  }

  /// Whether a statement writes the history.
  boolean isNote(int index) {
    return index > guard && index < statements.size() - 1;
  }

  /// One statement after the other.
  private static final class Draft {

    private final List<String> statements = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    void add(Place place) {
      statements.add(place.text());
      places.add(place);
    }

    int add(String what, String sql) {
      statements.add(sql);
      places.add(new Place(0, Position.START, what));
      return statements.size() - 1;
    }
  }
}
