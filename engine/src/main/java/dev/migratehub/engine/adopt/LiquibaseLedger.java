package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.ChangeSetSums;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Liquibase: a row for each change set, by id, author and file, with an MD5 of its SQL.
record LiquibaseLedger() implements Ledger {

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "DATABASECHANGELOG"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.containsAll(
        Set.of("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum"));
  }

  @Override
  public ForeignLock lock(ForeignTable table) {
    TableName name = new TableName(table.schema(), table.table() + "LOCK");
    return ForeignTable.find(table.target(), name)
        .<ForeignLock>map(lock -> new ForeignLock.Row(lock.quoted()))
        .orElseGet(ForeignLock.None::new);
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of("dateexecuted"), "orderexecuted"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    Optional<ChangeSetSums> sums =
        migrations.layout() == Layout.LIQUIBASE
            ? Optional.of(new ChangeSetSums(migrations))
            : Optional.empty();
    return new LiquibaseRows(rows, migrations, sums).findings();
  }
}
