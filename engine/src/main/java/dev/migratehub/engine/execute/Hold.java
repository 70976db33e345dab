package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.lock.TargetLock.State;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Duration;
import java.util.Optional;

/// This run's hold on the target. A script can let go of the lock; then it is taken again at once,
/// and the run goes on only if nobody was here meanwhile.
final class Hold {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Context context;
  private final Problems problems;
  private final OwnWrites writes;

  /// @param before what was written when this run took the lock
  Hold(Context context, Problems problems, History before) {
    this.context = context;
    this.problems = problems;
    this.writes = new OwnWrites(before, context.run().runId());
  }

  /// From now on others can see what a step writes into the history.
  void writes(Step step) {
    writes.add(step);
  }

  /// A statement was run: looks for the lock if the statement reads as if it let go of it.
  void after(Step.Sent step, String statement) {
    if (context.lock().mayLoseBy(statement)) {
      ensure(step);
    }
  }

  /// Has the transaction that was opened for a script under the lock.
  ///
  /// @throws ProblemException when somebody else has it
  void join(Step.Sent step) {
    if (!context.lock().joined()) {
      throw lost(step, "another run has it", problems.nothingOfThis());
    }
  }

  /// Makes sure, before each write, of a lock that others may take over.
  void beforeWrite(Step step) {
    if (context.lock().mayBeTakenOver()) {
      ensure(step, problems.nothingOfThis());
    }
  }

  /// Makes sure of the lock while a script runs.
  ///
  /// @throws ProblemException when somebody else has it, or had it and changed the history
  void ensure(Step.Sent step) {
    ensure(step, problems.nothingOfThis());
  }

  /// Makes sure of the lock after a script that took effect statement by statement.
  void ensureAfter(Step step, int done) {
    String others =
        switch (done) {
          case 1 -> " is done";
          case 2 -> " and the step before it in this run are done";
          default -> " and the %d steps before it in this run are done".formatted(done - 1);
        };
    ensure(step, step.label() + others);
  }

  private void ensure(Step step, String now) {
    switch (context.lock().state()) {
      case State.Kept any -> {}
      case State.Lost lost -> throw lost(step, heldBy(lost.holder()), now);
      case State.Regained any -> {
        if (somebodyWrote()) {
          throw lost(step, "another run changed the history before it was taken again", now);
        }
        context
            .progress()
            .notice(step, step.label() + " let go of the lock on the target; it was taken again");
      }
    }
  }

  /// Asked on a session of its own, because the script's may not see what others have written.
  private boolean somebodyWrote() {
    try (OpenTarget fresh = OpenTarget.connect(context.target().target())) {
      fresh.bound(fresh.session(), PATIENCE);
      return !writes.areAllIn(new HistoryTable(fresh, context.table().name()).read());
    } catch (ProblemException | SqlFailure e) {
      return true;
    }
  }

  private static String heldBy(Optional<Holder> holder) {
    return "it is held by "
        + holder.map(Holder::toString).orElse("a session that this user may not see");
  }

  private static ProblemException lost(Step step, String why, String now) {
    return new Problem(
            Code.LOCK_LOST,
            "the lock on the target was lost in %s, and %s".formatted(step.label(), why),
            now,
            "see what the other run did: migr8 status; keep scripts from releasing locks that are"
                + " not theirs")
        .exception();
  }
}
