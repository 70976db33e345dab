package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.history.Kept;
import dev.migratehub.engine.history.Remark;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes down what is done while it is done. Every write joins the transaction that is open.
final class Recorder {

  private final Context context;
  private final HistoryTable table;
  private final History before;
  private long position;
  private Instant startedAt;

  /// @param before what was written when this run took the lock
  Recorder(Context context, History before) {
    this.context = context;
    this.table = context.table();
    this.before = before;
    this.position = before.nextPosition();
    this.startedAt = context.clock().instant();
  }

  /// A script begins; for its duration.
  void begin() {
    startedAt = context.clock().instant();
  }

  /// A script is through and takes effect with the transaction that is open.
  void done(Step.Scripted step, long statements) {
    Instant now = context.clock().instant();
    switch (step) {
      case Step.Apply apply -> {
        table.put(
            entry(apply, State.APPLIED, statements, Optional.of(now)),
            kept(apply.migration().up()),
            apply.migration().down().map(Recorder::kept).orElse(Kept.NOTHING));
        context.archon().ifPresent(archon -> archon.applied(apply.migration(), now));
      }
      case Step.Revert revert -> reverted(revert, now);
    }
  }

  /// The statements that write down that a script is through, to be sent behind it.
  ///
  /// @param ahead how many scripts stand before it in the same message
  List<String> noting(Prepared script, long ahead, HistoryTable.Place place, BundleSql bundle) {
    Step.Apply apply = script.step();
    Entry entry =
        next(
            apply,
            position + ahead,
            State.APPLIED,
            apply.outline().statements(),
            Optional.of(startedAt));
    return table.putting(entry, script.up(), script.down(), place, bundle);
  }

  /// Whether a row was written since this run took the lock.
  boolean isNew(long position) {
    return position >= before.nextPosition();
  }

  /// Whether there may be a row of a migration.
  boolean knows(MigrationId id) {
    return before.find(id).isPresent();
  }

  /// So many rows of [#noting] are in the history.
  void noted(long rows) {
    position += rows;
  }

  private void reverted(Step.Revert revert, Instant now) {
    table.rolledBack(revert.id(), now);
    context.archon().ifPresent(archon -> archon.rolledBack(revert.entry()));
  }

  /// A script starts that takes effect statement by statement, or is gone on with.
  void journal(Step.Scripted step) {
    boolean down = step instanceof Step.Revert;
    String run =
        step instanceof Step.Revert revert ? revert.entry().runId() : context.run().runId();
    if (step.resumption().isPresent()) {
      Step.Resumption it = step.resumption().get();
      Remark remark = new Remark(down, it.doubted(), "");
      table.running(
          step.id(), remark, it.noted(), step.outline().statements(), text(step.script()), run);
      return;
    }
    switch (step) {
      case Step.Apply apply ->
          table.put(
              entry(apply, State.APPLYING, 0, Optional.empty()),
              kept(apply.migration().up()),
              apply.migration().down().map(Recorder::kept).orElse(Kept.NOTHING));
      case Step.Revert any ->
          table.running(
              step.id(),
              new Remark(true, 0, ""),
              0,
              step.outline().statements(),
              text(step.script()),
              run);
    }
  }

  private static HistoryTable.Text text(Script script) {
    return new HistoryTable.Text(script.checksum().toString(), kept(script));
  }

  /// A script that took effect statement by statement is through.
  void journaled(Step.Scripted step, long statements) {
    Instant now = context.clock().instant();
    switch (step) {
      case Step.Apply apply -> {
        table.applied(apply.id(), now, Duration.between(startedAt, now), statements);
        context.archon().ifPresent(archon -> archon.applied(apply.migration(), now));
      }
      case Step.Revert revert -> reverted(revert, now);
    }
  }

  /// A migration is written as being in the database though nothing was run.
  void mark(Step.Mark mark) {
    begin();
    Migration migration = mark.migration();
    Entry entry =
        new Entry(
            migration.id(),
            migration.name(),
            migration.release(),
            position++,
            migration.up().checksum().toString(),
            migration.down().map(down -> down.checksum().toString()),
            "none",
            mark.state(),
            0,
            0,
            Optional.of(startedAt),
            Optional.of(startedAt),
            Optional.empty(),
            Duration.ZERO,
            context.run().by(),
            context.run().runId(),
            context.run().toolVersion(),
            Optional.empty());
    table.put(
        entry, kept(migration.up()), migration.down().map(Recorder::kept).orElse(Kept.NOTHING));
    context.archon().ifPresent(archon -> archon.applied(migration, startedAt));
  }

  /// A migration is no longer written as being in the database though nothing was run.
  void unmark(Step.Unmark unmark) {
    table.rolledBack(unmark.id(), context.clock().instant());
    context.archon().ifPresent(archon -> archon.rolledBack(unmark.entry()));
  }

  /// An edited script is written as the one that was applied.
  void accept(Step.Accept accept) {
    Migration migration = accept.edit().migration();
    table.edited(accept.id(), text(migration.up()), migration.down().map(Recorder::text));
    context.archon().ifPresent(archon -> archon.applied(migration, context.clock().instant()));
  }

  private Entry entry(Step.Apply apply, State state, long done, Optional<Instant> appliedAt) {
    return next(apply, position++, state, done, appliedAt);
  }

  private Entry next(
      Step.Apply apply, long place, State state, long done, Optional<Instant> appliedAt) {
    Migration migration = apply.migration();
    return new Entry(
        migration.id(),
        migration.name(),
        migration.release(),
        place,
        migration.up().checksum().toString(),
        migration.down().map(down -> down.checksum().toString()),
        mode(apply.transaction()),
        state,
        done,
        apply.outline().statements(),
        Optional.of(startedAt),
        appliedAt,
        Optional.empty(),
        appliedAt.map(at -> Duration.between(startedAt, at)).orElse(Duration.ZERO),
        context.run().by(),
        context.run().runId(),
        context.run().toolVersion(),
        Optional.empty());
  }

  private static String mode(Transaction transaction) {
    return switch (transaction) {
      case Transaction.WholeScript any -> "whole_script";
      case Transaction.StatementByStatement any -> "statement_by_statement";
      case Transaction.Impossible any -> "none";
    };
  }

  /// A script as the history keeps it.
  static Kept kept(Script script) {
    return script.size() > Kept.LARGEST ? Kept.NOTHING : Kept.of(ScriptTexts.toKeep(script));
  }
}
