package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Script;
import java.util.Map;

/// Everything a plan is made from.
///
/// @param keptDowns the down scripts kept in the history for migrations whose files are gone
public record Subject(
    Dialect dialect,
    Migrations migrations,
    History history,
    Rules rules,
    Map<MigrationId, Script> keptDowns) {

  public Subject {
    keptDowns = Map.copyOf(keptDowns);
  }
}
