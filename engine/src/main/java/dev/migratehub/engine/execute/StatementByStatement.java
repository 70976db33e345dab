package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.time.Duration;
import java.util.Optional;

/// Runs a script whose statements take effect one by one, and journals each in the history row, so
/// that it is known at any moment how far it came.
final class StatementByStatement {

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Sender sender;
  private final Dialect dialect;
  private final Untransacted untransacted;
  private final ForNextTransaction nextTransaction;
  private boolean unasked;

  StatementByStatement(
      Context context, Recorder recorder, Problems problems, Aftermath aftermath, Sender sender) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.sender = sender;
    this.dialect = context.target().dialect();
    this.untransacted = new Untransacted(dialect, context.target().session());
    this.nextTransaction = new ForNextTransaction(dialect);
  }

  /// Runs the script, or what an earlier run left of it; answers the number of statements.
  long run(Step.Scripted step, Hooks hooks) {
    recorder.begin();
    before(step, hooks);
    begin(step);
    try (Journal journal = new Journal(context, step)) {
      try {
        statements(step, journal, hooks);
      } catch (StatementFailure e) {
        throw problems.halfWay(step, e, aftermath.failed(step, e, journal));
      } catch (SqlFailure e) {
        throw problems.journalLost(step, e, aftermath.lost(step, e, journal));
      } catch (ProblemException e) {
        throw problems.stoppedHalfWay(step, e, aftermath.stopped(step, e, journal));
      }
      end(step, journal);
      return journal.course().done() - step.resumption().map(Step.Resumption::after).orElse(0L);
    }
  }

  private void before(Step.Scripted step, Hooks hooks) {
    try {
      hooks.before(step);
    } catch (StatementFailure e) {
      throw new HookProblems(context, problems).beforeAnything(step, e);
    }
  }

  private void begin(Step.Scripted step) {
    try {
      inTransaction(() -> recorder.journal(step));
      sender.writes();
    } catch (SqlFailure e) {
      throw problems.history(e);
    }
  }

  private void statements(Step.Scripted step, Journal journal, Hooks hooks) {
    try (ScriptReader reader = sender.reader()) {
      Replay replay = new Replay(step, dialect, sender, journal);
      Ahead ahead = new Ahead(() -> sender.next(reader));
      long number = 0;
      for (Optional<Segment> next = ahead.next(); next.isPresent(); next = ahead.next()) {
        if (!replay.covers(++number)) {
          Segment segment = replay.next(next.get(), number, this::tidied);
          journal.replayed();
          Nature nature = Nature.of(dialect, segment, ahead.following(), untransacted);
          statement(step, reader, segment, nature, journal);
        } else {
          replayed(step, replay, reader, next.get(), number);
        }
      }
      journal.replayed();
      if (!reader.checksum().equals(step.script().checksum())) {
        throw problems.changedMeanwhile(step);
      }
    }
    if (journal.course().leftOpen()) {
      throw problems.leftOpen(step);
    }
    journal.settle();
    hooks.after(step);
    sender.restore();
  }

  private void replayed(
      Step.Scripted step, Replay replay, ScriptReader reader, Segment segment, long number) {
    try {
      replay.pass(reader, segment, number);
    } catch (StatementFailure e) {
      throw problems.notReplayed(step, e);
    }
    nextTransaction.after(segment);
  }

  /// What an earlier attempt at a statement left is taken away, or finished in its place.
  private Segment.Statement tidied(Segment.Statement statement) {
    for (String removal : aftermath.leftovers(statement.text())) {
      sender.say("what the failed run left", removal);
    }
    return aftermath.completions(statement.text()).stream()
        .findFirst()
        .map(rest -> new Segment.Statement(statement.span(), statement.position(), rest))
        .orElse(statement);
  }

  private void statement(
      Step.Scripted step, ScriptReader reader, Segment segment, Nature nature, Journal journal) {
    bound(step, nature);
    send(step, reader, segment, nature, journal);
    journal.done(nature.effect(), nextTransaction.with(nature));
    nextTransaction.after(segment);
    ask(step, nature, journal);
    if (nature.changesNames()) {
      untransacted.forget();
    }
    context.progress().statements(step, journal.course().done(), step.outline().statements());
  }

  private void send(
      Step.Scripted step, ScriptReader reader, Segment segment, Nature nature, Journal journal) {
    Way way = journal.way(nature);
    Attempts attempts = new Attempts(context, step);
    attempts.make(
        () -> {
          problems.stopIfAsked(step);
          sender.askBeforeStatement();
          journal.before(way, nature);
          nextTransaction.again(sender);
          if (way == Way.WITH_NOTE) {
            withNote(reader, segment, nature, journal);
          } else {
            sender.send(reader, segment, journal.course().done() + 1, nature.followed());
          }
        },
        e -> {
          journal.refused();
          return nature.repeatable() && !journal.course().inTransaction();
        });
  }

  /// What runs others may have ended a transaction, or left one open. To ask would come between a
  /// statement and one that asks what it did.
  private void ask(Step.Scripted step, Nature nature, Journal journal) {
    unasked |= nature.runsOthers();
    if (!unasked || nature.followed() || dialect.transactionProbe().isEmpty()) {
      return;
    }
    unasked = false;
    boolean open = context.target().inTransaction();
    if (journal.learnt(open)) {
      context
          .progress()
          .notice(
              step,
              "statement %d %s a transaction"
                  .formatted(journal.course().done(), open ? "opened" : "ended"));
    }
  }

  /// A server that refuses the statement only because of the transaction gets it without one.
  private void withNote(ScriptReader reader, Segment segment, Nature nature, Journal journal) {
    long number = journal.course().done() + 1;
    Session session = context.target().session();
    try {
      sender.say("the start of a transaction", dialect.session().begin());
      // Rows that come with the statement can be read once only, so that they come last.
      boolean first = segment instanceof Segment.Copy && journal.noteWith();
      sender.send(reader, segment, number);
      if (!first && !journal.noteWith()) {
        aftermath.rollBack();
        alone(reader, segment, nature, journal);
        return;
      }
      sender.say("the commit of statement " + number, dialect.session().commit());
    } catch (SqlFailure e) {
      if (!session.alive(Duration.ofSeconds(5))) {
        throw e;
      }
      aftermath.rollBack();
      alone(reader, segment, nature, journal);
    } catch (StatementFailure e) {
      aftermath.rollBack();
      if (e.error().meaning() != Meaning.NO_TRANSACTION || segment instanceof Segment.Copy) {
        throw e;
      }
      alone(reader, segment, nature, journal);
    }
  }

  private void alone(ScriptReader reader, Segment segment, Nature nature, Journal journal) {
    journal.before(Way.ALONE, nature);
    sender.send(reader, segment, journal.course().done() + 1);
  }

  private void end(Step.Scripted step, Journal journal) {
    try {
      inTransaction(() -> recorder.journaled(step, journal.course().done()));
    } catch (SqlFailure e) {
      throw problems.doneAndNotNoted(step, e);
    } catch (ProblemException e) {
      throw problems.stoppedHalfWay(step, e, aftermath.stopped(step, e, journal));
    }
  }

  /// Several writes of the history are one, also where the script's statements are not.
  private void inTransaction(Runnable write) {
    Session session = context.target().session();
    session.execute(dialect.session().begin());
    sender.fence();
    write.run();
    session.execute(dialect.session().commit());
  }

  /// A statement that waits without holding others up must not be given up half-way.
  private void bound(Step.Scripted step, Nature nature) {
    Duration timeout =
        nature.patient()
            ? Duration.ZERO
            : step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.bound(timeout);
  }
}
