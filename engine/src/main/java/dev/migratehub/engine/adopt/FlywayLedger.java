package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Set;

/// Flyway: a row for each step, versions and repeatable scripts, with a CRC-32 of the file.
record FlywayLedger() implements Ledger {

  /// The letters of its name, to which the hash of the table's name is added.
  private static final long LOCK = 0x466C79776179L;

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "flyway_schema_history"), new TableName("", "schema_version"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.containsAll(
        Set.of("installed_rank", "version", "description", "type", "script", "checksum"));
  }

  @Override
  public ForeignLock lock(ForeignTable table) {
    int hash = table.quoted().hashCode();
    return new ForeignLock.Key(LOCK + hash, "Flyway-" + hash);
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of("installed_on"), "installed_rank"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    FlywayRows reading = new FlywayRows(migrations);
    rows.forEach(reading::take);
    return reading.findings(rows.size());
  }
}
