package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.lock.ForeignLock;
import dev.migratehub.engine.script.Fingerprints;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Atlas: a row for each file with the running checksum of the folder up to it, how many of its
/// statements are done, and the error if there was one.
record AtlasLedger() implements Ledger {

  private static final String LOCK = "atlas_migrate_execute";
  private static final String TABLE = "atlas_schema_revisions";
  private static final int BASELINE = 1;
  private static final int RESOLVED = 4;

  @Override
  public List<TableName> places() {
    return List.of(new TableName("", TABLE), new TableName(TABLE, TABLE));
  }

  @Override
  public boolean isMadeOf(Set<String> columns) {
    return columns.containsAll(Set.of("version", "type", "applied", "total", "hash"));
  }

  @Override
  public ForeignLock lock(ForeignTable table) {
    return new ForeignLock.Key(fnv(LOCK), LOCK);
  }

  /// FNV-1 with 32 bits, as Atlas numbers its locks.
  static long fnv(String text) {
    int hash = 0x811C9DC5;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = hash * 0x01000193 ^ (b & 0xff);
    }
    return hash & 0xFFFFFFFFL;
  }

  @Override
  public Findings read(ForeignTable table, Migrations migrations) {
    return findings(table.rows(Set.of("executed_at"), "version"), migrations);
  }

  static Findings findings(List<ForeignRow> all, Migrations migrations) {
    // A name that begins with a dot is the mark of a service, and no version.
    List<ForeignRow> rows =
        all.stream().filter(row -> !row.text("version").startsWith(".")).toList();
    Map<String, String> sums = Fingerprints.atlas(migrations);
    List<Claim> claims = new ArrayList<>();
    List<Trouble> troubles = new ArrayList<>();
    boolean changed = false;
    for (ForeignRow row : rows) {
      if (isUnfinished(row)) {
        troubles.add(unfinished(row));
      } else if (is(row, BASELINE)) {
        Ids.version(row.text("version")).ifPresent(id -> claims.addAll(baseline(migrations, id)));
      } else {
        Claim claim = claim(row, migrations, sums, changed);
        changed |= claim.proof() instanceof Proof.Differs;
        claims.add(claim);
      }
    }
    return new Findings(claims, troubles, notes(migrations, sums), rows.size());
  }

  /// The sum file may be behind the folder, which matters to Atlas alone.
  private static List<String> notes(Migrations migrations, Map<String, String> sums) {
    Map<String, String> noted = Fingerprints.atlasNoted(migrations);
    return migrations.all().stream()
        .map(migration -> migration.up().file())
        .filter(file -> sums.containsKey(file) && !sums.get(file).equals(noted.get(file)))
        .limit(1)
        .map(file -> "atlas.sum does not have the sum of " + file + ", or of a file before it")
        .toList();
  }

  private static boolean is(ForeignRow row, int type) {
    return (row.number("type") & type) != 0;
  }

  private static boolean isUnfinished(ForeignRow row) {
    boolean executed = !is(row, BASELINE) && !is(row, RESOLVED);
    return executed
        && (!row.text("error").isEmpty() || row.number("applied") < row.number("total"));
  }

  private static Trouble unfinished(ForeignRow row) {
    String error = row.text("error").isEmpty() ? "" : ": " + row.text("error");
    return new Trouble(
        "Atlas stopped in version %s after %d of %d statements%s"
            .formatted(row.text("version"), row.number("applied"), row.number("total"), error),
        "go on with it: atlas migrate apply; or, once it is put right by hand: atlas migrate set"
            + " VERSION; then: migr8 adopt");
  }

  private static List<Claim> baseline(Migrations migrations, MigrationId id) {
    return Ids.upTo(migrations, id).stream()
        .map(
            it -> Claim.of(it, new Proof.Unchecked("a baseline"), State.BASELINE, Claim.Trace.NONE))
        .toList();
  }

  private static Claim claim(
      ForeignRow row, Migrations migrations, Map<String, String> sums, boolean changed) {
    String version = row.text("version");
    Optional<MigrationId> id = Ids.version(version);
    Claim.Trace trace =
        new Claim.Trace(
            row.moment("executed_at"), Duration.ofNanos(row.number("execution_time")), "");
    String theirs = row.text("hash").replaceFirst("^h1:", "");
    return id.flatMap(migrations::find)
        .map(it -> Claim.of(it, proof(it, theirs, sums, changed), State.APPLIED, trace))
        .orElseGet(() -> Claim.missing(version, id, theirs, State.APPLIED, trace));
  }

  /// Each sum holds all files before it, so that only the first that differs says anything.
  private static Proof proof(
      Migration migration, String theirs, Map<String, String> sums, boolean changed) {
    String ours = sums.getOrDefault(migration.up().file(), "");
    if (ours.equals(theirs)) {
      return new Proof.Same();
    }
    if (changed || theirs.isEmpty() || ours.isEmpty()) {
      return new Proof.Unchecked(changed ? "a file before it differs" : "it noted no checksum");
    }
    return new Proof.Differs(theirs, ours);
  }
}
