package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect.Scope;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.Moment;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs the scripts that are hooked to migrations, and the callbacks round them.
final class Hooks {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Context context;
  private final Problems problems;
  private final BlockerWatch watch;
  private final Hold hold;
  private final List<Step.Hook> each;
  private final Callbacks callbacks;

  /// @param each what runs with every script
  Hooks(Context context, Problems problems, BlockerWatch watch, Hold hold, List<Step.Hook> each) {
    this.context = context;
    this.problems = problems;
    this.watch = watch;
    this.hold = hold;
    this.each = List.copyOf(each);
    this.callbacks = new Callbacks(context, problems);
  }

  /// Whether nothing runs with the script of a migration.
  boolean none() {
    return each.isEmpty() && context.callbacks().isEmpty();
  }

  /// What comes before the script of a migration: in its transaction, which is open, or in one of
  /// its own before a script without.
  ///
  /// @throws StatementFailure when the database refuses something
  void before(Step.Scripted step) {
    called(step, "before ", (callback, lent) -> callback.beforeEach(step, lent));
    sent(step, step instanceof Step.Revert ? Moment.BEFORE_EACH_DOWN : Moment.BEFORE_EACH_UP);
  }

  /// What comes after the script of a migration, in the same way.
  ///
  /// @throws StatementFailure when the database refuses something
  void after(Step.Scripted step) {
    sent(step, step instanceof Step.Revert ? Moment.AFTER_EACH_DOWN : Moment.AFTER_EACH_UP);
    called(step, "after ", (callback, lent) -> callback.afterEach(step, lent));
  }

  /// Runs a hook that stands alone; answers the number of statements.
  long alone(Step.Hook hook) {
    problems.stopIfAsked(hook);
    Sender sender = sender(hook);
    if (isWhole(hook)) {
      whole(hook, sender);
    } else {
      oneByOne(hook, sender);
    }
    return hook.outline().statements();
  }

  private void whole(Step.Hook hook, Sender sender) {
    Enclosure enclosure = new Enclosure(context, sender::say);
    Attempts attempts = new Attempts(context, hook);
    Runnable work =
        () -> {
          statements(hook, sender, Scope.TRANSACTION);
          sender.restore();
          sender.hold();
        };
    try {
      attempts.make(() -> enclosure.run(work), any -> true);
    } catch (StatementFailure e) {
      throw enclosure.committing() && !context.target().session().alive(ANSWER)
          ? new HookProblems(context, problems).unknown(hook, e)
          : problems.nothingKept(hook, e, attempts.made());
    }
  }

  private void oneByOne(Step.Hook hook, Sender sender) {
    try {
      statements(hook, sender, Scope.SESSION);
      sender.restore();
    } catch (StatementFailure e) {
      throw new HookProblems(context, problems).halfWay(hook, e);
    }
  }

  private void called(Step.Scripted step, String when, Callbacks.Call call) {
    if (context.callbacks().isEmpty()) {
      return;
    }
    Runnable work = () -> callbacks.within(when + step.label(), call);
    if (isWhole(step)) {
      work.run();
    } else {
      new Enclosure(context, sender(step)::say).run(work);
    }
  }

  private void sent(Step.Scripted step, Moment moment) {
    for (Step.Hook hook : each) {
      if (hook.moment() == moment) {
        try {
          sent(step, hook, sender(hook));
        } catch (StatementFailure e) {
          throw e.of(hook);
        }
      }
    }
  }

  private void sent(Step.Scripted step, Step.Hook hook, Sender sender) {
    if (isWhole(step)) {
      statements(hook, sender, Scope.TRANSACTION);
    } else if (isWhole(hook)) {
      new Enclosure(context, sender::say).run(() -> statements(hook, sender, Scope.TRANSACTION));
    } else {
      statements(hook, sender, Scope.SESSION);
    }
  }

  private void statements(Step.Hook hook, Sender sender, Scope scope) {
    Duration patience =
        hook.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.say("the lock time-out", context.target().dialect().lockTimeout(patience, scope));
    try (ScriptReader reader = sender.reader()) {
      long done = 0;
      for (Optional<Segment> next = sender.next(reader);
          next.isPresent();
          next = sender.next(reader)) {
        if (WholeScript.countsAsStatement(next.get())) {
          sender.askBeforeStatement();
          sender.send(reader, next.get(), ++done);
          context.progress().statements(hook, done, hook.outline().statements());
        }
      }
      if (!reader.checksum().equals(hook.script().checksum())) {
        throw problems.changedMeanwhile(hook);
      }
    }
  }

  private Sender sender(Step.Sent step) {
    return new Sender(context, step, problems, watch, hold);
  }

  private static boolean isWhole(Step.Sent step) {
    return step.transaction() instanceof Transaction.WholeScript;
  }
}
