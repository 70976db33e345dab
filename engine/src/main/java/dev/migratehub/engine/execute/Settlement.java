package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.util.Optional;

/// Asks the target itself what became of a commit whose answer never came: the history row is
/// written in the same transaction, so that it knows.
final class Settlement {

  private static final int QUESTIONS = 10;
  private static final long PAUSE_MS = 500;

  private final Context context;
  private final Problems problems;

  Settlement(Context context, Problems problems) {
    this.context = context;
    this.problems = problems;
  }

  /// Says what is true now, always by throwing: even when the commit arrived, the session is gone.
  void afterLostCommit(Step.Scripted step, SqlFailure lost) {
    for (int question = 0; question < QUESTIONS; question++) {
      Optional<Boolean> arrived = ask(step);
      if (arrived.isPresent()) {
        throw problems.lostCommit(step, arrived.get(), lost);
      }
      context.interruption().pause(PAUSE_MS);
    }
    throw problems.unknown(step, lost);
  }

  private Optional<Boolean> ask(Step.Scripted step) {
    try (OpenTarget fresh = OpenTarget.connect(context.target().target())) {
      HistoryTable table = new HistoryTable(fresh, context.table().name());
      Optional<State> state = table.exists() ? table.state(step.id()) : Optional.empty();
      boolean wanted = step instanceof Step.Apply;
      boolean present = state.filter(State::present).isPresent();
      return Optional.of(wanted == present);
    } catch (ProblemException | SqlFailure e) {
      return Optional.empty();
    }
  }
}
