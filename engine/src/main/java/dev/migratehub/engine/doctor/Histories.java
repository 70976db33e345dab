package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.TableName;
import java.util.ArrayList;
import java.util.List;

/// What a history tells of itself.
final class Histories {

  private Histories() {}

  static List<Finding> findings(TableName table, boolean exists, History history) {
    if (!exists) {
      return List.of(
          Finding.ok(Topic.HISTORY, "no table " + table + " yet; the first run makes it"));
    }
    List<Finding> findings = new ArrayList<>();
    int count = history.entries().size();
    String newest = history.newest().map(it -> ", the newest " + it.label()).orElse("");
    findings.add(
        Finding.ok(
            Topic.HISTORY,
            "%s has %d entr%s%s".formatted(table, count, count == 1 ? "y" : "ies", newest)));
    for (Entry entry : history.unfinished()) {
      findings.add(
          Finding.wrong(
              Topic.HISTORY,
              "%s stopped after %d of %d statements"
                  .formatted(entry.label(), entry.statementsDone(), entry.statementsTotal()),
              "see what stopped it: migr8 status"));
    }
    return findings;
  }
}
