package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.script.Fingerprints;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.Migrations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Archon: release and file of what is applied, and its MD5 where the runner noted it.
record ArchonLedger() implements Ledger {

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", "archon_migrations"));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.containsAll(Set.of("version", "migration_name", "applied_at"));
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(
        table.rows(Set.of("applied_at"), "applied_at", "version", "migration_name"), migrations);
  }

  static Findings findings(List<ForeignRow> rows, Migrations migrations) {
    List<Claim> claims = rows.stream().map(row -> claim(row, migrations)).toList();
    return new Findings(claims, List.of(), List.of(), rows.size());
  }

  private static Claim claim(ForeignRow row, Migrations migrations) {
    String release = row.text("version");
    String stem = row.text("migration_name").replaceFirst("\\.sql$", "");
    Claim.Trace trace = Claim.Trace.at(row.moment("applied_at"));
    Optional<Migration> found =
        migrations.all().stream().filter(it -> is(it, release, stem)).findFirst();
    if (found.isPresent()) {
      return Claim.of(found.get(), proof(row, found.get()), State.APPLIED, trace);
    }
    String number = stem.replaceFirst("\\D.*", "");
    String key = release.isEmpty() ? number : plain(release) + "/" + number;
    return Claim.missing(
        (release.isEmpty() ? "" : release + "/") + stem,
        number.isEmpty() ? Optional.empty() : Ids.version(key),
        row.text("checksum"),
        State.APPLIED,
        trace);
  }

  private static boolean is(Migration migration, String release, String stem) {
    String file = migration.up().file();
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("(?i)\\.sql$", "");
    return name.equals(stem) && plain(migration.release().orElse("")).equals(plain(release));
  }

  private static String plain(String release) {
    return release.replaceFirst("^v", "");
  }

  private static Proof proof(ForeignRow row, Migration migration) {
    String theirs = row.text("checksum").toLowerCase(Locale.ROOT);
    if (theirs.isEmpty()) {
      return new Proof.Unchecked("it noted no checksum");
    }
    String ours = Fingerprints.archon(migration.up());
    boolean same = theirs.equals(ours) || theirs.equals(Fingerprints.archonText(migration.up()));
    return same ? new Proof.Same() : new Proof.Differs(theirs, ours);
  }
}
