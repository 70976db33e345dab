package dev.migratehub.hub.run;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One order on one target, by the engine. What it answers is what the target itself said.
final class TargetRun {

  /// A resume can be followed by nothing; anything more is a history that moves under us.
  private static final int ROUNDS = 4;

  private final Order order;
  private final MigrateHub engine;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean executing = new AtomicBoolean();
  private final AtomicBoolean canceled = new AtomicBoolean();

  TargetRun(Order order, Target target, RunInfo info, Limits limits, Consumer<Event> listener) {
    this.order = order;
    this.engine =
        MigrateHub.on(target)
            .scripts(
                new Migrations(
                    Path.of("hub"), Layout.PAIRED, List.of(order.migration()), List.of()))
            .rules(new Rules(true, true, Optional.of(order.environment())))
            .limits(limits)
            .run(info)
            .listener(event -> {
              if (event instanceof Event.Started) {
                begun.set(true);
              }
              listener.accept(event);
            });
  }

  /// Asks a running statement to end, and nothing more to begin; returns at once.
  void cancel() {
    canceled.set(true);
    if (executing.get()) {
      engine.interrupt();
    }
  }

  /// Does what is to be done where nobody was before.
  Decision.Settled execute() {
    try {
      return attempt(false);
    } catch (ProblemException e) {
      return ended(e.problem(), begun.get());
    }
  }

  /// Finds out what became of an earlier attempt, and does what is left to do if that is wanted. As
  /// long as the target does not answer, nothing is known.
  ///
  /// @param goOn whether to execute when the target has nothing of it
  Decision.Settled settle(boolean goOn) {
    History history;
    try {
      history = engine.settledHistory();
    } catch (ProblemException e) {
      return new Decision.Settled(ItemState.UNKNOWN, Optional.of(trouble(e.problem())));
    }
    try {
      return switch (Decision.of(order, history, true)) {
        case Decision.Settled settled -> settled;
        case Decision.Do it when canceled.get() ->
            leftAt(it, history, ItemState.CANCELED, "it was called off");
        case Decision.Do it when !goOn ->
            leftAt(it, history, ItemState.FAILED, "the connection was lost");
        case Decision.Do _ -> attempt(true);
      };
    } catch (ProblemException e) {
      return ended(e.problem(), true);
    }
  }

  private Decision.Settled attempt(boolean tried) {
    boolean did = tried;
    Order next = order;
    for (int round = 0; round < ROUNDS; round++) {
      History history = engine.history();
      switch (Decision.of(next, history, did)) {
        case Decision.Settled settled -> {
          return settled;
        }
        case Decision.Do it -> {
          if (canceled.get()) {
            return leftAt(it, history, ItemState.CANCELED, "it was called off");
          }
          execute(it);
          did = true;
          // What was decided was about one statement.
          next = order.with(Doubt.UNDECIDED);
        }
      }
    }
    throw new IllegalStateException("the history of the target does not settle");
  }

  private void execute(Decision.Do what) {
    executing.set(true);
    try {
      // Whoever called it off before this line did not reach the engine.
      if (canceled.get()) {
        engine.interrupt();
      }
      engine.execute(what.request());
    } finally {
      executing.set(false);
    }
  }

  /// What a problem of the engine means for the item.
  private Decision.Settled ended(Problem problem, boolean reached) {
    Run.Trouble trouble = trouble(problem);
    return new Decision.Settled(state(problem.code(), reached), Optional.of(trouble));
  }

  private static ItemState state(Code code, boolean reached) {
    return switch (code) {
      case OUTCOME_UNKNOWN, LOCK_LOST -> ItemState.UNKNOWN;
      case CONNECTION_LOST -> reached ? ItemState.UNKNOWN : ItemState.FAILED;
      // Whoever holds the lock may be what is left of us.
      case TARGET_LOCKED, SERVER_UNREACHABLE -> reached ? ItemState.UNKNOWN : ItemState.FAILED;
      case RUN_INTERRUPTED -> ItemState.CANCELED;
      default -> ItemState.FAILED;
    };
  }

  private static Run.Trouble trouble(Problem problem) {
    return new Run.Trouble(
        problem.code().id(), problem.what(), problem.now(), Wording.next(problem));
  }

  /// The order is not gone on with.
  ///
  /// @throws ProblemException when it cannot be said how far it came
  private Decision.Settled leftAt(Decision.Do rest, History history, ItemState state, String why) {
    if (!(rest.request() instanceof Request.Resume)) {
      return nothing(state, why);
    }
    // Refused when a statement is in doubt.
    engine.plan(rest.request());
    Entry entry = history.find(order.migration().id()).orElseThrow();
    String now =
        entry.remark().down()
            ? "%d of %d statements of the down script of %s took effect"
            : "%d of %d statements of %s are in the database";
    return new Decision.Settled(
        state,
        Optional.of(
            new Run.Trouble(
                "HUB-HALF-WAY",
                why,
                now.formatted(entry.statementsDone(), entry.statementsTotal(), order.label()),
                "retry the run to go on from there")));
  }

  private static Decision.Settled nothing(ItemState state, String why) {
    return new Decision.Settled(
        state,
        Optional.of(
            new Run.Trouble(
                "HUB-NOTHING-DONE",
                why,
                "the target was asked: nothing of this run is in it",
                "retry the run when it is meant to be executed")));
  }
}
