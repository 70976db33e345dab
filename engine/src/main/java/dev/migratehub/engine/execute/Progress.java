package dev.migratehub.engine.execute;

import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Hears what the executor does, in the order in which it does it. Called on the executing thread,
/// [#blocked] apart.
public interface Progress {

  /// Somebody else holds the target.
  void waiting(Optional<Holder> holder, Duration since);

  /// A step begins; `index` counts from 1.
  void started(Step step, int index, int of);

  /// So many statements of the step were run.
  void statements(Step step, long done, long total);

  /// A statement of the step waits for other sessions.
  void blocked(Step step, List<Holder> by);

  /// The step is tried again after a pause; `attempt` counts from 2.
  void retrying(Step step, int attempt, int of, Duration pause, String why);

  /// The server had something to say.
  void notice(Step step, String text);

  /// The step is left out this time, because its precondition does not hold.
  void leftOut(Step step, String why);

  /// The step is done and its history is written.
  void finished(Outcome outcome);
}
