package dev.migratehub.engine;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.plan.KeptScripts;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Planner;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.plan.Subject;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Pooling;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what planning needs from a target, and plans.
record Planning(OpenTarget open, HistoryTable table, Migrations migrations, Rules rules)
    implements KeptScripts {

  Plan plan(Request request, History history) {
    Plan plan = Planner.plan(subject(history), request);
    if (!rules.unadopted()) {
      Unadopted.refuse(open, plan, request, history);
    }
    plan.steps().forEach(this::refuseWithoutSession);
    return plan;
  }

  /// What is set for one statement must hold in the next, unless the server runs each alone anyway.
  private void refuseWithoutSession(Step step) {
    if (step instanceof Step.Sent sent
        && sent.transaction() instanceof Transaction.StatementByStatement one
        && !sent.outline().alone()
        && open.pooling() == Pooling.TRANSACTION) {
      throw new Problem(
              Code.SESSION_NOT_KEPT,
              "%s runs statement by statement (%s), but a pooler stands before %s and gives each"
                      .formatted(sent.script().file(), one.reason(), open.target().address())
                  + " statement another session",
              "nothing was changed",
              "give an address that leads past the pooler or keeps the session, or put what cannot"
                  + " run in a transaction into a script of its own")
          .exception();
    }
  }

  List<Problem> problems(History history) {
    return Planner.problems(subject(history));
  }

  List<Problem> differences(History history) {
    return Planner.differences(subject(history));
  }

  Status status(History history) {
    return Status.of(subject(history));
  }

  private Subject subject(History history) {
    return new Subject(open.dialect(), migrations, history, rules, this);
  }

  @Override
  public Optional<Script> up(Entry entry) {
    return kept(entry, "up", () -> table.keptUp(entry.id()));
  }

  @Override
  public Optional<Script> down(Entry entry) {
    return entry.checksumDown().isEmpty()
        ? Optional.empty()
        : kept(entry, "down", () -> table.keptDown(entry.id()));
  }

  private Optional<Script> kept(Entry entry, String side, Supplier<byte[]> read) {
    byte[] kept = HistoryReading.reading(open, table, read);
    return kept.length == 0
        ? Optional.empty()
        : Optional.of(
            ScriptTexts.kept(entry.label() + " (" + side + ", kept in the history)", kept));
  }
}
