package dev.migratehub.engine.execute;

import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs small scripts in one round trip each instead of a dozen: script, history row and commit are
/// one message, and what opens the transaction of the next script goes with them. A script that
/// fails so, or takes long, is taken back and has to be sent one by one, which says what is wrong
/// with it.
final class Together implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Lookahead lookahead;
  private boolean open;

  /// @param steps all of the run
  Together(
      Context context,
      Recorder recorder,
      Problems problems,
      Aftermath aftermath,
      List<Step> steps) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.lookahead = new Lookahead(context, steps);
  }

  /// Says how many steps of the run were begun.
  void at(int index) {
    lookahead.at(index);
  }

  /// Runs a step; answers the number of statements, or nothing where it has to be sent one by one
  /// and nothing of it was kept.
  OptionalLong run(Step.Apply step, Sender sender) {
    Optional<Prepared> script = lookahead.of(step);
    Optional<Step.Apply> next = lookahead.following();
    Optional<Bundle> bundle =
        script
            .filter(any -> !sender.limits())
            .flatMap(it -> Bundle.of(context, step, it, recorder, next));
    if (bundle.isEmpty()) {
      close();
      return OptionalLong.empty();
    }
    return sent(step, bundle.get(), next.isPresent(), sender)
        ? OptionalLong.of(told(step))
        : OptionalLong.empty();
  }

  private boolean sent(Step.Apply step, Bundle bundle, boolean opensNext, Sender sender) {
    problems.stopIfAsked(step);
    begin(step, sender);
    List<String> notices = new ArrayList<>();
    try {
      sender.count(1, sender.together(bundle.message(), notices) - bundle.notes());
      open = opensNext;
    } catch (SqlFailure e) {
      if (!isCommitted(step, e)) {
        problems.stopIfAsked(step);
        return false;
      }
    }
    notices.forEach(notice -> context.progress().notice(step, notice));
    recorder.noted();
    sender.writes();
    return true;
  }

  private void begin(Step.Apply step, Sender sender) {
    if (open) {
      return;
    }
    // What was not refused as a whole may have opened one.
    open = true;
    try {
      sender.say("the start of the transaction", Bundle.opening(context, step));
    } catch (StatementFailure e) {
      close();
      throw e;
    }
  }

  /// Whether what was refused came only behind the commit, with what opens the next transaction;
  /// the history row came with the commit and tells.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when the session is gone
  private boolean isCommitted(Step.Apply step, SqlFailure failure) {
    Settlement settlement = new Settlement(context, problems);
    if (!context.target().session().alive(ANSWER)) {
      throw problems.lostCommit(step, settlement.arrived(step, failure), failure);
    }
    close();
    try {
      return settlement.isThere(step);
    } catch (SqlFailure e) {
      throw problems.history(e);
    }
  }

  private long told(Step.Apply step) {
    long count = step.outline().statements();
    for (long done = 1; done <= count; done++) {
      context.progress().statements(step, done, count);
    }
    return count;
  }

  /// Ends a transaction that was opened for a step which does not come, or comes another way.
  @Override
  public void close() {
    if (open) {
      open = false;
      aftermath.takeBack();
    }
  }
}
