package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// golang-migrate: one row with the version that the database has, and whether a step towards it
/// stopped half-way.
record GolangMigrateLedger() implements Ledger {

  private static final long SALT = 1486364155L;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "schema_migrations"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.equals(Set.of("version", "dirty"));
  }

  @Override
  public ForeignLock lock(ForeignTable table) {
    String database = table.target().identity().database();
    return new ForeignLock.Key(
        key(table.schema() + "\0" + table.table() + "\0" + database),
        Long.toString(key(database + ":" + table.table())));
  }

  /// The number that the tool makes of a name.
  static long key(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return (crc.getValue() * SALT) & UNSIGNED;
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of()), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    if (rows.size() > 1) {
      return stopped(
          rows,
          "its table holds %d rows where golang-migrate keeps one".formatted(rows.size()),
          "say which version the database has: migrate force VERSION; then: migr8 adopt");
    }
    if (rows.isEmpty()) {
      return new Findings(
          List.of(), List.of(), List.of("its table is empty: nothing is applied"), 0);
    }
    ForeignRow row = rows.getFirst();
    return row.yes("dirty") ? dirty(rows, row.text("version")) : clean(rows, migrations);
  }

  private static Findings dirty(List<ForeignRow> rows, String version) {
    return stopped(
        rows,
        "golang-migrate stopped in the middle of version %s (dirty), so that nobody knows what of"
                .formatted(version)
            + " it is in the database",
        "finish or undo it by hand, say which version the database has: migrate force VERSION;"
            + " then: migr8 adopt");
  }

  private static Findings stopped(List<ForeignRow> rows, String what, String next) {
    return new Findings(List.of(), List.of(new Trouble(what, next)), List.of(), rows.size());
  }

  private static Findings clean(List<ForeignRow> rows, Migrations migrations) {
    String version = rows.getFirst().text("version");
    MigrationId id = Ids.version(version).orElseThrow();
    List<Claim> claims = new ArrayList<>();
    Ids.upTo(migrations, id)
        .forEach(it -> claims.add(Plain.claim(it, State.BASELINE, Claim.Trace.NONE)));
    if (migrations.find(id).isEmpty()) {
      claims.add(Claim.missing(version, Optional.of(id), "", State.BASELINE, Claim.Trace.NONE));
    }
    return new Findings(
        claims,
        List.of(),
        List.of("golang-migrate notes only the newest version, so what is older counts as there"),
        rows.size());
  }
}
