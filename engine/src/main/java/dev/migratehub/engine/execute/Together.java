package dev.migratehub.engine.execute;

import dev.migratehub.engine.jdbc.BundleFailure;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs a small script in two round trips instead of a dozen: the transaction is opened, then all
/// the rest is sent together. It keeps what the same script keeps when it is sent one by one.
final class Together {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Sender sender;

  Together(
      Context context, Recorder recorder, Problems problems, Aftermath aftermath, Sender sender) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.sender = sender;
  }

  /// Runs it; answers the number of statements, or nothing where it has to be sent one by one and
  /// nothing of it was kept.
  ///
  /// @throws StatementFailure when the server refuses a statement; nothing was kept
  OptionalLong run(Step.Apply step, Optional<Prepared> script) {
    Optional<Bundle> bundle =
        script
            .filter(any -> !sender.limits())
            .flatMap(it -> Bundle.of(context, step, it, recorder));
    return bundle.isPresent() ? run(step, bundle.get()) : OptionalLong.empty();
  }

  private OptionalLong run(Step.Apply step, Bundle bundle) {
    problems.stopIfAsked(step);
    sender.say("the start of the transaction", context.target().dialect().session().begin());
    boolean done = false;
    try {
      sender.join();
      count(bundle, sender.send(bundle.statements()));
      done = true;
    } catch (BundleFailure e) {
      explain(step, bundle, e);
      return OptionalLong.empty();
    } finally {
      if (!done) {
        aftermath.takeBack();
      }
    }
    recorder.noted();
    sender.writes();
    return OptionalLong.of(told(step));
  }

  private void count(Bundle bundle, int[] rows) {
    for (int i = 0; i < rows.length; i++) {
      long number = bundle.places().get(i).number();
      if (number > 0) {
        sender.count(number, Math.max(0, rows[i]));
      }
    }
  }

  /// Says what the failure means, unless the same one by one would say it better.
  private void explain(Step.Apply step, Bundle bundle, BundleFailure e) {
    Session session = context.target().session();
    int index = e.index().orElse(-1);
    if (!isLastWord(e.failure()) && !session.alive(ANSWER)) {
      boolean arrived = new Settlement(context, problems).arrived(step, e.failure());
      if (arrived || index < 0 || index >= bundle.guard()) {
        throw problems.lostCommit(step, arrived, e.failure());
      }
    }
    if (bundle.isNote(index)) {
      throw problems.history(e.failure());
    }
    if (index >= 0 && index != bundle.guard()) {
      throw sender.refused(bundle.places().get(index), e.failure());
    }
  }

  /// Whether the server itself said that it ends the session, so that no commit came after that.
  private boolean isLastWord(SqlFailure failure) {
    String states = context.target().dialect().bundle().orElseThrow().lastWords();
    return failure.sqlState().startsWith(states);
  }

  private long told(Step.Apply step) {
    long count = step.outline().statements();
    for (long done = 1; done <= count; done++) {
      context.progress().statements(step, done, count);
    }
    return count;
  }
}
