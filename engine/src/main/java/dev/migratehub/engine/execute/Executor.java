package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Does what a plan says, step by step, and stops at the first that fails. The lock on the target
/// must be held.
public final class Executor {

  private final Context context;
  private final History before;
  private final Problems problems;
  private final Aftermath aftermath;
  private final List<Outcome> outcomes = new ArrayList<>();

  /// @param before what was written when the lock was taken
  public Executor(Context context, History before) {
    this.context = context;
    this.before = before;
    this.problems = new Problems(context, outcomes);
    this.aftermath = new Aftermath(context);
  }

  /// Executes the plan and answers an outcome for each step.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a step failed; it says what is in
  ///   the database now
  public List<Outcome> execute(Plan plan) {
    Recorder recorder = new Recorder(context, before);
    Hold hold = new Hold(context, problems, before);
    context.interruption().watch(context.target().session());
    Callbacks callbacks = new Callbacks(context, problems);
    callbacks.beforeRun(plan);
    try (Together together = new Together(context, recorder, problems, aftermath, plan.steps())) {
      steps(plan, recorder, hold, together);
    }
    callbacks.afterRun(plan);
    return List.copyOf(outcomes);
  }

  private void steps(Plan plan, Recorder recorder, Hold hold, Together together) {
    int index = 0;
    for (Step step : plan.steps()) {
      if (context.interruption().requested() && !together.isAhead()) {
        throw problems.interruptedBetween().exception();
      }
      context.progress().started(step, ++index, plan.steps().size());
      together.at(index);
      Optional<Step> meant = guarded(step);
      if (meant.isPresent()) {
        Outcome outcome = execute(meant.get(), recorder, hold, plan.each(), together);
        outcomes.add(outcome);
        context.progress().finished(outcome);
        if (index < plan.steps().size() && isNotSure(step)) {
          hold.ensureAfter(step, index);
        }
      }
    }
  }

  /// Whether the lock may have gone since it was looked for last.
  private static boolean isNotSure(Step step) {
    return step instanceof Step.Sent sent
        && sent.transaction() instanceof Transaction.StatementByStatement;
  }

  /// The step, or what its precondition makes of it; nothing where it is left out.
  private Optional<Step> guarded(Step step) {
    Optional<Guard.Refusal> refusal =
        step instanceof Step.Scripted scripted
            ? new Guard(context).refusal(scripted)
            : Optional.empty();
    if (refusal.isEmpty()) {
      return Optional.of(step);
    }
    String why = refusal.get().why();
    return switch (refusal.get().otherwise()) {
      case MARK_RAN ->
          step instanceof Step.Apply it
              ? Optional.of(new Step.Mark(it.migration(), State.APPLIED))
              : Optional.of(step);
      case WARN -> {
        context.progress().notice(step, why);
        yield Optional.of(step);
      }
      case CONTINUE, HALT -> {
        context.progress().leftOut(step, why);
        yield Optional.empty();
      }
    };
  }

  private Outcome execute(
      Step step, Recorder recorder, Hold hold, List<Step.Hook> each, Together together) {
    long start = System.nanoTime();
    Count count =
        switch (step) {
          case Step.Sent sent -> run(sent, recorder, hold, each, together);
          case Step.Mark mark -> marking(() -> recorder.mark(mark), hold, step);
          case Step.Unmark unmark -> marking(() -> recorder.unmark(unmark), hold, step);
          case Step.Accept accept -> marking(() -> recorder.accept(accept), hold, step);
        };
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome(step, count.statements(), count.rows(), count.took().orElse(waited));
  }

  /// What was done, and how long it took if that is not the time that was waited for it.
  private record Count(long statements, OptionalLong rows, Optional<Duration> took) {

    Count(long statements) {
      this(statements, OptionalLong.of(0), Optional.empty());
    }
  }

  private Count run(
      Step.Sent step, Recorder recorder, Hold hold, List<Step.Hook> each, Together together) {
    try (BlockerWatch watch =
        new BlockerWatch(context.target(), holders -> context.progress().blocked(step, holders))) {
      Hooks hooks = new Hooks(context, problems, watch, hold, each);
      return switch (step) {
        case Step.Hook hook -> new Count(hooks.alone(hook));
        case Step.Scripted scripted -> {
          Sender sender = new Sender(context, scripted, problems, watch, hold);
          long statements = run(scripted, recorder, hooks, sender, together);
          yield new Count(statements, sender.rows(), sender.took());
        }
      };
    }
  }

  private long run(
      Step.Scripted step, Recorder recorder, Hooks hooks, Sender sender, Together together) {
    return switch (step.transaction()) {
      case Transaction.WholeScript any ->
          new WholeScript(context, recorder, problems, aftermath, sender, together)
              .run(step, hooks);
      case Transaction.StatementByStatement any ->
          new StatementByStatement(context, recorder, problems, aftermath, sender).run(step, hooks);
      case Transaction.Impossible impossible ->
          throw new IllegalStateException("the planner lets no such step pass: " + impossible);
    };
  }

  private Count marking(Runnable write, Hold hold, Step step) {
    Session session = context.target().session();
    SessionSql sql = context.target().dialect().session();
    try {
      session.execute(sql.begin());
      hold.beforeWrite(step);
      write.run();
      hold.writes(step);
      session.execute(sql.commit());
      return new Count(0);
    } catch (SqlFailure e) {
      aftermath.rollBack();
      throw problems.history(e);
    } catch (ProblemException e) {
      aftermath.rollBack();
      throw e;
    }
  }
}
