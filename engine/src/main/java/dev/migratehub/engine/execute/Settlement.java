package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.HistoryTable.Trace;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.TargetLock;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks the target itself what became of a commit whose answer never came: the history row is
/// written in the same transaction, so that it knows. It is asked under the lock, which the lost
/// session holds for as long as the server still works on its commit.
final class Settlement {

  private static final int QUESTIONS = 6;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;

  Settlement(Context context, Recorder recorder, Problems problems) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
  }

  /// Whether it arrived.
  ///
  /// @throws ProblemException when the server does not answer
  boolean arrived(Step.Scripted step, SqlFailure lost) {
    return !arrived(List.of(step), lost).isEmpty();
  }

  /// Of steps whose commits were sent one behind the other, those that arrived: how long each of
  /// them took.
  ///
  /// @throws ProblemException when the server does not answer
  List<Duration> arrived(List<? extends Step.Scripted> steps, SqlFailure lost) {
    for (int question = 0; question < QUESTIONS; question++) {
      Optional<List<Duration>> arrived = ask(steps);
      if (arrived.isPresent()) {
        return arrived.get();
      }
      rest();
    }
    throw problems.unknown(steps, lost);
  }

  /// The same of what the session of this run sees.
  ///
  /// @throws SqlFailure when the history cannot be read
  List<Duration> standing(List<? extends Step.Scripted> steps) {
    return standing(context.table(), steps);
  }

  private List<Duration> standing(HistoryTable table, List<? extends Step.Scripted> steps) {
    if (!table.exists()) {
      return List.of();
    }
    List<Optional<Trace>> rows =
        steps.stream()
            .map(step -> table.trace(step.id()).filter(row -> isOurs(step, row)))
            .toList();
    // A script may take the row of one before it away, which the last one proves all the same.
    int last = rows.size();
    while (last > 0 && rows.get(last - 1).isEmpty()) {
      last--;
    }
    return rows.subList(0, last).stream()
        .map(row -> row.map(Trace::took).orElse(Duration.ZERO))
        .toList();
  }

  private Optional<List<Duration>> ask(List<? extends Step.Scripted> steps) {
    try (OpenTarget fresh = OpenTarget.connect(context.target().target());
        TargetLock _ = context.lock().again(fresh, WAIT)) {
      return Optional.of(standing(new HistoryTable(fresh, context.table().name()), steps));
    } catch (ProblemException | SqlFailure e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(Step.Scripted step, Trace row) {
    return switch (step) {
      case Step.Apply any ->
          row.state().equals(State.APPLIED.text())
              && row.runId().equals(context.run().runId())
              && recorder.isNew(row.position());
      case Step.Revert any -> row.state().equals(State.ROLLED_BACK.text());
    };
  }

  private static void rest() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
