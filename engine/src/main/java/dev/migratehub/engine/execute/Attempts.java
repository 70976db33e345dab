package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.function.Predicate;

/// Tries again, after a pause, what other sessions were in the way of.
final class Attempts {

  private final Context context;
  private final Step.Sent step;
  private final int most;
  private int made;

  Attempts(Context context, Step.Sent step) {
    this.context = context;
    this.step = step;
    this.most = 1 + step.script().directives().retries().orElse(context.limits().retries());
  }

  /// How many were made.
  int made() {
    return made;
  }

  /// Does the work until it is done, or fails for another reason, or too often.
  ///
  /// @param repeatable whether what failed has left nothing behind
  /// @throws StatementFailure of the last attempt
  void make(Runnable work, Predicate<StatementFailure> repeatable) {
    Backoff backoff = new Backoff();
    for (made = 1; ; made++) {
      try {
        work.run();
        return;
      } catch (StatementFailure e) {
        boolean again =
            e.passing() && made < most && repeatable.test(e) && !context.interruption().requested();
        if (!again) {
          throw e;
        }
        Duration pause = backoff.next();
        context.progress().retrying(step, made + 1, most, pause, e.error().sentence());
        context.interruption().pause(pause.toMillis());
      }
    }
  }
}
