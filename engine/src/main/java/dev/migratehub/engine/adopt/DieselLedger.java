package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Diesel: the versions that are applied, and when. A version is the name of its folder up to the
/// first `_`, without dashes.
record DieselLedger() implements Ledger {

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "__diesel_schema_migrations"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.equals(Set.of("version", "run_on"));
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of("run_on"), "version"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    Map<String, Migration> byVersion =
        migrations.all().stream()
            .collect(Collectors.toMap(DieselLedger::version, Function.identity(), (a, b) -> a));
    List<Claim> claims = rows.stream().map(row -> claim(row, byVersion)).toList();
    return new Findings(claims, List.of(), List.of(), rows.size());
  }

  private static Claim claim(ForeignRow row, Map<String, Migration> byVersion) {
    String version = row.text("version");
    Claim.Trace trace = Claim.Trace.at(row.moment("run_on"));
    return Optional.ofNullable(byVersion.get(version))
        .map(migration -> Plain.claim(migration, State.APPLIED, trace))
        .orElseGet(() -> Claim.missing(version, Ids.version(version), "", State.APPLIED, trace));
  }

  private static String version(Migration migration) {
    String folder = migration.up().file().replaceFirst("/[^/]*$", "");
    return folder.replaceFirst("_.*", "").replace("-", "");
  }
}
