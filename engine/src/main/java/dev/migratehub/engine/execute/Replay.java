package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Passes over the statements that an earlier run did, and gives the new session what they had left
/// in the old one: settings, the current database, tables that are held.
final class Replay {

  private final Step.Scripted step;
  private final Dialect dialect;
  private final Sender sender;
  private final Journal journal;
  private final long after;
  private @Nullable Segment holding;
  private long holdingNumber;

  Replay(Step.Scripted step, Dialect dialect, Sender sender, Journal journal) {
    this.step = step;
    this.dialect = dialect;
    this.sender = sender;
    this.journal = journal;
    this.after = step.resumption().map(Step.Resumption::after).orElse(0L);
  }

  /// Whether the statement of that number was done before.
  boolean covers(long number) {
    return number <= after;
  }

  /// Passes over a statement that was done before.
  void pass(ScriptReader reader, Segment segment, long number) {
    if (!(segment instanceof Segment.Statement statement)) {
      return;
    }
    Effect effect = dialect.effect(statement.text());
    if (effect instanceof Effect.HoldsTables) {
      holding = segment;
      holdingNumber = number;
    }
    journal.course().passed(effect);
    if (dialect.residue(statement.text()) == Residue.REPEATABLE) {
      sender.send(reader, segment, number);
    }
  }

  /// Answers what is to be run for a statement behind the finished part; before the first one the
  /// session is given what it still lacks.
  ///
  /// @param tidy removes what an earlier attempt at a statement left, and answers what is to be run
  ///   in its place
  Segment next(Segment segment, long number, UnaryOperator<Segment.Statement> tidy) {
    if (step.resumption().isEmpty() || number != after + 1) {
      return segment;
    }
    end(segment);
    return segment instanceof Segment.Statement statement ? tidy.apply(statement) : segment;
  }

  private void end(Segment first) {
    if (first instanceof Segment.Statement statement) {
      if (dialect.effect(statement.text()) instanceof Effect.Closes(_, boolean chains) && chains) {
        sender.say("a transaction to chain to", dialect.session().begin());
      }
    }
    Optional<Segment> locks =
        Optional.ofNullable(holding).filter(any -> journal.course().holdsTables());
    if (locks.orElse(null) instanceof Segment.Statement statement) {
      sender.say("statement " + holdingNumber + " again", statement.text());
    }
  }
}
