package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs a script whose statements take effect one by one, and journals each in the history row, so
/// that it is known at any moment how far it came.
final class StatementByStatement {

  private static final Pattern RUNS_OTHERS =
      Pattern.compile("(CALL|DO|EXECUTE|BEGIN|IF|FOR|WHILE|LOOP)\\b", Pattern.CASE_INSENSITIVE);

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Sender sender;
  private final Dialect dialect;

  StatementByStatement(
      Context context, Recorder recorder, Problems problems, Aftermath aftermath, Sender sender) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.sender = sender;
    this.dialect = context.target().dialect();
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
      return journal.done() - step.resumption().map(Step.Resumption::after).orElse(0L);
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
      long number = 0;
      for (Optional<Segment> next = sender.next(reader);
          next.isPresent();
          next = sender.next(reader)) {
        if (WholeScript.countsAsStatement(next.get())) {
          if (!replay.covers(++number)) {
            Segment segment = replay.next(next.get(), number, this::tidied);
            statement(step, reader, segment, journal);
          } else {
            replayed(step, replay, reader, next.get(), number);
          }
        }
      }
      if (!reader.checksum().equals(step.script().checksum())) {
        throw problems.changedMeanwhile(step);
      }
    }
    if (journal.leftOpen()) {
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
      Step.Scripted step, ScriptReader reader, Segment segment, Journal journal) {
    Effect effect = effect(segment);
    bound(step, effect);
    Way way = journal.way(effect, residue(segment), runsOthers(segment));
    send(step, reader, segment, journal, way);
    journal.done(effect, text(segment));
    context.progress().statements(step, journal.done(), step.outline().statements());
  }

  private void send(
      Step.Scripted step, ScriptReader reader, Segment segment, Journal journal, Way way) {
    Attempts attempts = new Attempts(context, step);
    attempts.make(
        () -> {
          problems.stopIfAsked(step);
          sender.askBeforeStatement();
          journal.before(way);
          if (way == Way.WITH_NOTE) {
            withNote(reader, segment, journal);
          } else {
            sender.send(reader, segment, journal.done() + 1);
          }
        },
        e -> {
          journal.refused();
          return repeatable(segment) && !journal.inOwnTransaction();
        });
  }

  /// A server that refuses the statement only because of the transaction gets it without one.
  private void withNote(ScriptReader reader, Segment segment, Journal journal) {
    long number = journal.done() + 1;
    Session session = context.target().session();
    try {
      sender.say("the start of a transaction", dialect.session().begin());
      if (segment instanceof Segment.Copy) {
        journal.noteWith(); // before its rows, which can be read once only
        sender.send(reader, segment, number);
      } else {
        sender.send(reader, segment, number);
        journal.noteWith();
      }
      sender.say("the commit of statement " + number, dialect.session().commit());
    } catch (SqlFailure e) {
      if (!session.alive(Duration.ofSeconds(5))) {
        throw e;
      }
      aftermath.rollBack();
      alone(reader, segment, journal);
    } catch (StatementFailure e) {
      aftermath.rollBack();
      if (e.error().meaning() != Meaning.NO_TRANSACTION || segment instanceof Segment.Copy) {
        throw e;
      }
      alone(reader, segment, journal);
    }
  }

  private void alone(ScriptReader reader, Segment segment, Journal journal) {
    journal.before(Way.ALONE);
    sender.send(reader, segment, journal.done() + 1);
  }

  private void end(Step.Scripted step, Journal journal) {
    try {
      inTransaction(() -> recorder.journaled(step, journal.done()));
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

  private Effect effect(Segment segment) {
    return segment instanceof Segment.Statement statement
        ? dialect.effect(statement.text())
        : Effect.PLAIN;
  }

  private Residue residue(Segment segment) {
    return segment instanceof Segment.Statement statement
        ? dialect.residue(statement.text())
        : Residue.NONE;
  }

  private static boolean runsOthers(Segment segment) {
    return segment instanceof Segment.Statement statement
        && RUNS_OTHERS.matcher(statement.text()).lookingAt();
  }

  private static String text(Segment segment) {
    return segment instanceof Segment.Statement statement ? statement.text() : "";
  }

  /// Whether a statement that was refused for a while has left nothing: not so for one that builds
  /// in several transactions, nor for one that runs others.
  private boolean repeatable(Segment segment) {
    return segment instanceof Segment.Statement
        && !patient(effect(segment))
        && !runsOthers(segment);
  }

  private static boolean patient(Effect effect) {
    return effect instanceof Effect.Outside outside && outside.patient();
  }

  /// A statement that waits without holding others up must not be given up half-way.
  private void bound(Step.Scripted step, Effect effect) {
    Duration timeout =
        patient(effect)
            ? Duration.ZERO
            : step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.bound(timeout);
  }
}
