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
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.engine.target.OpenTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    return new Subject(open.dialect(), migrations, history, rules, keptDowns(history));
  }

  /// Only for migrations whose down file is gone, which are few.
  private Map<MigrationId, Script> keptDowns(History history) {
    Map<MigrationId, Script> downs = new HashMap<>();
    for (Entry entry : history.entries()) {
      boolean onDisk = migrations.find(entry.id()).flatMap(Migration::down).isPresent();
      if (!onDisk && entry.checksumDown().isPresent()) {
        byte[] kept = table.keptDown(entry.id());
        if (kept.length > 0) {
          downs.put(
              entry.id(), ScriptTexts.kept(entry.label() + " (down, kept in the history)", kept));
        }
      }
    }
    return downs;
  }
}
