package dev.migratehub.engine.event;

import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happened on a target, in order. Terminal, JSON, page, log and metrics are readers of one
/// stream of these.
public sealed interface Event {

  /// The name of the target.
  String target();

  /// It is decided what will be done; an empty plan ends the run.
  record Planned(String target, Plan plan) implements Event {}

  /// Somebody else holds the target.
  record Waiting(String target, Optional<Holder> holder, Duration since) implements Event {}

  /// A step begins; `index` counts from 1.
  record Started(String target, Step step, int index, int of) implements Event {}

  /// So many statements of the step were run.
  record Statements(String target, Step step, long done, long total) implements Event {}

  /// A statement waits for other sessions.
  record Blocked(String target, Step step, List<Holder> by) implements Event {}

  /// The step is tried again after a pause; `attempt` counts from 2.
  record Retrying(String target, Step step, int attempt, int of, Duration pause, String why)
      implements Event {}

  /// The server had something to say.
  record Notice(String target, Step step, String text) implements Event {}

  /// A step is left out this time, because its precondition does not hold.
  record LeftOut(String target, Step step, String why) implements Event {}

  /// A step is done and its history is written.
  record Finished(String target, Outcome outcome) implements Event {}

  /// The run ended well.
  record Completed(String target, List<Outcome> outcomes, Duration took) implements Event {}

  /// The run ended with a problem.
  record Stopped(String target, Problem problem) implements Event {}
}
