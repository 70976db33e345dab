package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Set;

/// How one tool keeps its history: one record for each constant of [Tool].
sealed interface Ledger
    permits ArchonLedger,
        AtlasLedger,
        DbmateLedger,
        DieselLedger,
        FlywayLedger,
        GolangMigrateLedger,
        GooseLedger,
        LiquibaseLedger {

  /// Where its table is unless it was set otherwise; the first that is there counts.
  List<TableName> places();

  /// Whether a table with these columns, in lower case, is one of its own.
  boolean isMadeOf(Set<String> columns);

  /// The condition for rows that stand there from the beginning; empty where there are none.
  default String mark() {
    return "";
  }

  /// What it locks while it works.
  default ForeignLock lock(ForeignTable table) {
    return new ForeignLock.None();
  }

  /// Reads the history and holds the files against it by the tool's own checksums.
  Findings read(ForeignTable table, Migrations migrations);

  static Ledger of(Tool tool) {
    return switch (tool) {
      case FLYWAY -> new FlywayLedger();
      case LIQUIBASE -> new LiquibaseLedger();
      case GOLANG_MIGRATE -> new GolangMigrateLedger();
      case GOOSE -> new GooseLedger();
      case DBMATE -> new DbmateLedger();
      case DIESEL -> new DieselLedger();
      case ATLAS -> new AtlasLedger();
      case ARCHON -> new ArchonLedger();
    };
  }
}
