package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
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
  private final Sender sender;
  private final Dialect dialect;

  StatementByStatement(Context context, Recorder recorder, Problems problems, Sender sender) {
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.sender = sender;
    this.dialect = context.target().dialect();
  }

  /// Runs the script; answers the number of statements.
  long run(Step.Scripted step) {
    recorder.begin();
    begin(step);
    try (Journal journal = new Journal(context, step)) {
      try {
        statements(step, journal);
      } catch (StatementFailure e) {
        throw problems.halfWay(step, e, journal);
      } catch (SqlFailure e) {
        throw problems.journalLost(step, e, journal);
      } catch (ProblemException e) {
        throw problems.stoppedHalfWay(step, e, journal);
      }
      end(step, journal);
      return journal.done();
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

  private void statements(Step.Scripted step, Journal journal) {
    try (ScriptReader reader = sender.reader()) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (WholeScript.countsAsStatement(next.get())) {
          statement(step, reader, next.get(), journal);
        }
      }
      if (!reader.checksum().equals(step.script().checksum())) {
        throw problems.changedMeanwhile(step);
      }
    }
    if (journal.leftOpen()) {
      throw problems.leftOpen(step);
    }
    sender.restore();
  }

  private void statement(
      Step.Scripted step, ScriptReader reader, Segment segment, Journal journal) {
    Effect effect = effect(segment);
    bound(step, effect);
    sender.askBeforeStatement();
    send(step, reader, segment, journal);
    journal.done(effect, text(segment));
    context.progress().statements(step, journal.done(), step.outline().statements());
  }

  private void end(Step.Scripted step, Journal journal) {
    try {
      inTransaction(() -> recorder.journaled(step, journal.done()));
    } catch (SqlFailure e) {
      throw problems.doneAndNotNoted(step, e);
    } catch (ProblemException e) {
      throw problems.stoppedHalfWay(step, e, journal);
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

  private static String text(Segment segment) {
    return segment instanceof Segment.Statement statement ? statement.text() : "";
  }

  private void send(Step.Scripted step, ScriptReader reader, Segment segment, Journal journal) {
    int attempts = 1 + step.script().directives().retries().orElse(context.limits().retries());
    Backoff backoff = new Backoff();
    for (int attempt = 1; ; attempt++) {
      problems.stopIfAsked(step);
      try {
        sender.send(reader, segment, journal.done() + 1);
        return;
      } catch (StatementFailure e) {
        boolean again =
            e.passing()
                && repeatable(segment)
                && !journal.inOwnTransaction()
                && attempt < attempts
                && !context.interruption().requested();
        if (!again) {
          throw e;
        }
        Duration pause = backoff.next();
        context.progress().retrying(step, attempt + 1, attempts, pause, e.error().sentence());
        context.interruption().pause(pause.toMillis());
      }
    }
  }

  /// Whether a statement that was refused for a while has left nothing: not so for one that builds
  /// in several transactions, nor for one that runs others.
  private boolean repeatable(Segment segment) {
    if (!(segment instanceof Segment.Statement statement)) {
      return false;
    }
    boolean patient = effect(segment) instanceof Effect.Outside outside && outside.patient();
    return !patient && !RUNS_OTHERS.matcher(statement.text()).lookingAt();
  }

  /// A statement that waits without holding others up must not be given up half-way.
  private void bound(Step.Scripted step, Effect effect) {
    boolean patient = effect instanceof Effect.Outside outside && outside.patient();
    Duration timeout =
        patient
            ? Duration.ZERO
            : step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.bound(timeout);
  }
}
