package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Set;

/// dbmate: the versions that are applied, and nothing else.
record DbmateLedger() implements Ledger {

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "schema_migrations"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.equals(Set.of("version"));
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of(), "version"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    List<Claim> claims =
        rows.stream()
            .map(row ->
                Plain.claim(row.text("version"), migrations, State.APPLIED, Claim.Trace.NONE))
            .toList();
    return new Findings(claims, List.of(), List.of(), rows.size());
  }
}
