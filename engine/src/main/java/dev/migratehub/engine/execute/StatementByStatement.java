package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
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
    writing(() -> recorder.journal(step));
    try (Journal journal = new Journal(context, step);
        ScriptReader reader = sender.reader()) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (WholeScript.countsAsStatement(next.get())) {
          statement(step, reader, next.get(), journal);
        }
      }
      finish(step, journal);
      if (!reader.checksum().equals(step.script().checksum())) {
        throw problems.changedMeanwhile(step);
      }
      return journal.done();
    }
  }

  private void statement(
      Step.Scripted step, ScriptReader reader, Segment segment, Journal journal) {
    Effect effect = effect(segment);
    try {
      problems.stopIfAsked(step);
      bound(step, effect);
      send(step, reader, segment, journal);
      journal.done(effect);
    } catch (StatementFailure e) {
      throw problems.halfWay(step, e, journal);
    } catch (SqlFailure e) {
      throw problems.journalLost(step, e, journal);
    } catch (ProblemException e) {
      throw problems.interruptedHalfWay(step, e, journal);
    }
    context.progress().statements(step, journal.done(), step.outline().statements());
  }

  private void finish(Step.Scripted step, Journal journal) {
    try {
      sender.restore();
    } catch (StatementFailure e) {
      throw problems.halfWay(step, e, journal);
    }
    writing(() -> recorder.journaled(step, journal.done()));
  }

  private Effect effect(Segment segment) {
    return segment instanceof Segment.Statement statement
        ? dialect.effect(statement.text())
        : Effect.PLAIN;
  }

  private void send(Step.Scripted step, ScriptReader reader, Segment segment, Journal journal) {
    int attempts = 1 + step.script().directives().retries().orElse(context.limits().retries());
    Backoff backoff = new Backoff();
    for (int attempt = 1; ; attempt++) {
      try {
        sender.send(reader, segment, journal.done() + 1);
        return;
      } catch (StatementFailure e) {
        boolean again =
            e.passing()
                && segment instanceof Segment.Statement
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

  /// A statement that waits without holding others up must not be given up half-way.
  private void bound(Step.Scripted step, Effect effect) {
    boolean patient = effect instanceof Effect.Outside outside && outside.patient();
    Duration timeout =
        patient
            ? Duration.ZERO
            : step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.bound(timeout);
  }

  private void writing(Runnable write) {
    try {
      write.run();
    } catch (SqlFailure e) {
      throw problems.history(e);
    }
  }
}
