package dev.migratehub.engine;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Planner;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.plan.Subject;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.Optional;

/// Reads what planning needs from a target, and plans.
record Planning(OpenTarget open, HistoryTable table, Migrations migrations, Rules rules) {

  Plan plan(Request request) {
    return plan(request, HistoryReading.history(open, table));
  }

  Plan plan(Request request, History history) {
    return Planner.plan(subject(history), request);
  }

  List<Problem> problems() {
    return Planner.problems(subject(HistoryReading.history(open, table)));
  }

  private Subject subject(History history) {
    return new Subject(open.dialect(), migrations, history, rules, this::keptDown);
  }

  private Optional<Script> keptDown(Entry entry) {
    if (entry.checksumDown().isEmpty()) {
      return Optional.empty();
    }
    byte[] kept = HistoryReading.reading(open, table, () -> table.keptDown(entry.id()));
    return kept.length == 0
        ? Optional.empty()
        : Optional.of(ScriptTexts.kept(entry.label() + " (down, kept in the history)", kept));
  }
}
