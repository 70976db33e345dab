package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.SessionSql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs a script and writes its history in one transaction: after a failure nothing of it is left,
/// so that a blocked one can be tried again from its start.
final class WholeScript {

  private final Context context;
  private final Recorder recorder;
  private final Problems problems;
  private final Aftermath aftermath;
  private final Sender sender;
  private final Session session;
  private final Dialect dialect;
  private final SessionSql sql;
  private final Together together;
  private long statements;

  WholeScript(
      Context context,
      Recorder recorder,
      Problems problems,
      Aftermath aftermath,
      Sender sender,
      Together together) {
    this.together = together;
    this.context = context;
    this.recorder = recorder;
    this.problems = problems;
    this.aftermath = aftermath;
    this.sender = sender;
    this.session = context.target().session();
    this.dialect = context.target().dialect();
    this.sql = dialect.session();
  }

  /// Runs the script, again after a pause when others were in its way; answers the number of
  /// statements.
  long run(Step.Scripted step, Hooks hooks) {
    Attempts attempts = new Attempts(context, step);
    try {
      attempts.make(() -> statements = once(step, hooks), any -> true);
      return statements;
    } catch (StatementFailure e) {
      throw problems.nothingKept(step, e, attempts.made());
    }
  }

  private long once(Step.Scripted step, Hooks hooks) {
    recorder.begin();
    sender.countAnew();
    if (step instanceof Step.Apply apply && hooks.none() && context.archon().isEmpty()) {
      Optional<Together.Done> done = together.run(apply, sender);
      if (done.isPresent()) {
        sender.done(done.get());
        return told(apply);
      }
    }
    return oneByOne(step, hooks);
  }

  private long told(Step.Apply step) {
    long count = step.outline().statements();
    for (long done = 1; done <= count; done++) {
      context.progress().statements(step, done, count);
    }
    return count;
  }

  private long oneByOne(Step.Scripted step, Hooks hooks) {
    before(step);
    Set<String> orphans = orphans(step);
    sender.say("the start of the transaction", sql.begin());
    boolean committing = false;
    try {
      sender.join();
      hooks.before(step);
      long count = statements(step);
      hooks.after(step);
      refuseNewOrphans(step, orphans);
      sender.restore();
      sender.hold();
      record(step, count);
      committing = true;
      commit(step);
      sender.writes();
      return count;
    } finally {
      if (!committing) {
        aftermath.rollBack();
      }
      after(step, committing);
    }
  }

  private void before(Step.Scripted step) {
    if (!step.outline().around().isEmpty()) {
      sender.say("the setting before the transaction", step.outline().around().getFirst());
    }
  }

  /// What was set before the transaction cannot be taken back within it, nor does everything that
  /// was set in it go with it when it is rolled back.
  private void after(Step.Scripted step, boolean committing) {
    if (!committing || !step.outline().around().isEmpty()) {
      try {
        context.target().restore();
      } catch (SqlFailure e) {
        // The session is gone; the next statement on it will say so.
      }
    }
  }

  private long statements(Step.Scripted step) {
    Duration lockTimeout =
        step.script().directives().lockTimeout().orElse(context.limits().lockTimeout());
    sender.say("the lock time-out", dialect.lockTimeout(lockTimeout, Dialect.Scope.TRANSACTION));
    try (ScriptReader reader = sender.reader()) {
      long done = 0;
      for (Optional<Segment> next = sender.next(reader);
          next.isPresent();
          next = sender.next(reader)) {
        if (countsAsStatement(next.get())) {
          if (!leftOut(step, next.get())) {
            problems.stopIfAsked(step);
            sender.send(reader, next.get(), done + 1);
          }
          done++;
          context.progress().statements(step, done, step.outline().statements());
        }
      }
      if (!reader.checksum().equals(step.script().checksum())) {
        throw problems.changedMeanwhile(step);
      }
      return done;
    }
  }

  static boolean countsAsStatement(Segment segment) {
    return segment instanceof Segment.Statement || segment instanceof Segment.Copy;
  }

  /// The script's own `BEGIN … COMMIT` and what has no effect inside a transaction.
  private boolean leftOut(Step.Scripted step, Segment segment) {
    if (!(segment instanceof Segment.Statement statement)
        || (!step.outline().wrapped() && step.outline().around().isEmpty())) {
      return false;
    }
    return switch (dialect.effect(statement.text())) {
      case Effect.Opens any -> true;
      case Effect.Closes any -> true;
      case Effect.Around any -> true;
      case Effect.Switches any -> false;
      case Effect.Plain any -> false;
      case Effect.Outside any -> false;
      case Effect.HoldsTables any -> false;
      case Effect.ReleasesTables any -> false;
    };
  }

  /// Rows without what they refer to, looked for only where the script switches the checks off.
  private Set<String> orphans(Step.Scripted step) {
    if (step.outline().around().isEmpty() || sql.orphans().isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(session.query(sql.orphans(), Row::first));
  }

  private void refuseNewOrphans(Step.Scripted step, Set<String> known) {
    List<String> fresh =
        orphans(step).stream().filter(orphan -> !known.contains(orphan)).sorted().toList();
    if (!fresh.isEmpty()) {
      throw problems.orphans(step, fresh);
    }
  }

  private void record(Step.Scripted step, long statements) {
    try {
      recorder.done(step, statements);
    } catch (SqlFailure e) {
      throw problems.history(e);
    }
  }

  private void commit(Step.Scripted step) {
    try {
      session.execute(sql.commit());
    } catch (SqlFailure e) {
      ServerError error = dialect.error(e.sqlState(), e.vendorCode(), e.words());
      if (session.alive(Duration.ofSeconds(5))) {
        aftermath.rollBack();
        StatementFailure.Place end = new StatementFailure.Place(0, Position.START, "commit");
        throw new StatementFailure(error, e.sqlState(), end, List.of(), e);
      }
      throw problems.lostCommit(
          step, new Settlement(context, recorder, problems).arrived(step, e), e);
    }
  }
}
