package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Kept;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.ScriptReader;
import dev.migratehub.engine.sql.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A small script that was read to its end and is the one that was planned, ready to be sent
/// together with what belongs to it.
///
/// @param statements as they stand in the script
/// @param silent whether the server has nothing to say of any of them
/// @param up the script as the history keeps it
/// @param down the same of its down script
record Prepared(Step.Apply step, List<String> statements, boolean silent, Kept up, Kept down) {

  /// More statements are sent one by one, so that it can be seen how far they are.
  static final int MOST = 50;

  /// The bytes of the scripts in a message.
  static final long LARGEST = 32 << 10;

  Prepared {
    statements = List.copyOf(statements);
  }

  /// Whether a step can be prepared, as far as its plan tells.
  static boolean suits(Context context, Step.Apply step) {
    return context.target().dialect().bundle().isPresent()
        && step.transaction() instanceof Transaction.WholeScript
        && Sender.limit(context, step).isZero()
        && step.outline().statements() <= MOST
        && step.script().size() <= LARGEST
        && step.outline().around().isEmpty()
        && !step.outline().wrapped();
  }

  /// Reads the script of a step; nothing where it must be sent one by one, which then says why if
  /// something is wrong with it.
  static Optional<Prepared> of(Context context, Step.Apply step) {
    try {
      return statements(context, step).map(all -> of(context, step, all));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Prepared of(Context context, Step.Apply step, List<String> statements) {
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    return new Prepared(
        step,
        statements,
        statements.stream().map(context.target().dialect()::words).allMatch(sql.silence()::covers),
        Recorder.kept(step.script()),
        step.migration().down().map(Recorder::kept).orElse(Kept.NOTHING));
  }

  private static Optional<List<String>> statements(Context context, Step.Apply step) {
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    List<String> all = new ArrayList<>();
    try (ScriptReader reader =
        new ScriptReader(step.script(), context.target().dialect()::syntax)) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof Segment.Copy) {
          return Optional.empty();
        }
        if (next.get() instanceof Segment.Statement it) {
          if (!isFit(context, it.text(), sql)) {
            return Optional.empty();
          }
          all.add(it.text());
        }
      }
      return reader.checksum().equals(step.script().checksum())
          ? Optional.of(all)
          : Optional.empty();
    }
  }

  private static boolean isFit(Context context, String statement, BundleSql sql) {
    List<String> words = context.target().dialect().words(statement);
    return !words.isEmpty()
        && !sql.unfit().contains(words.getFirst().toUpperCase(Locale.ROOT))
        && !sql.reads().matcher(statement).find()
        && !context.lock().mayLoseBy(statement);
  }
}
