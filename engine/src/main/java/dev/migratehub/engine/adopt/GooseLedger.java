package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.Migrations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// goose: a row for each step, up or down; the newest of a version counts, and version 0 is only a
/// mark.
record GooseLedger() implements Ledger {

  /// The number that goose's session locker takes unless it is told another.
  private static final long LOCK = 4097083626L;

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "goose_db_version"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.containsAll(Set.of("version_id", "is_applied", "tstamp"));
  }

  @Override
  public String mark() {
    return "version_id = 0";
  }

  @Override
  public ForeignLock lock(ForeignTable table) {
    return new ForeignLock.Key(LOCK, "goose-" + LOCK);
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of("tstamp"), "id"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    Map<String, ForeignRow> newest = new LinkedHashMap<>();
    for (ForeignRow row : rows) {
      newest.remove(row.text("version_id"));
      newest.put(row.text("version_id"), row);
    }
    newest.remove("0");
    List<Claim> claims = new ArrayList<>();
    newest.forEach((version, row) -> {
      if (row.yes("is_applied")) {
        claims.add(
            Plain.claim(version, migrations, State.APPLIED, Claim.Trace.at(row.moment("tstamp"))));
      }
    });
    return new Findings(claims, List.of(), List.of(), rows.size());
  }
}
