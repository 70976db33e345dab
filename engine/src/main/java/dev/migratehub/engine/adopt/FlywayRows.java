package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.Fingerprints;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows Flyway's rows in the order in which they were written.
final class FlywayRows {

  private final Migrations migrations;
  private final Map<String, ForeignRow> versions = new LinkedHashMap<>();
  private final Map<String, ForeignRow> repeatables = new LinkedHashMap<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<MigrationId> baseline = Optional.empty();

  FlywayRows(Migrations migrations) {
    this.migrations = migrations;
  }

  void take(ForeignRow row) {
    String type = row.text("type");
    if (!row.yes("success")) {
      troubles.add(failed(row));
    } else if (type.endsWith("BASELINE")) {
      baseline = Ids.version(row.text("version"));
    } else if (type.startsWith("UNDO")) {
      versions.remove(key(row));
      notes.add("version %s was undone and is pending again".formatted(row.text("version")));
    } else if (type.equals("DELETE")) {
      boolean repeatable = row.text("version").isEmpty();
      (repeatable ? repeatables : versions).remove(key(row));
      notes.add(name(row) + " was marked as deleted by flyway repair and is left out");
    } else if (!type.equals("SCHEMA")) {
      Map<String, ForeignRow> applied = row.text("version").isEmpty() ? repeatables : versions;
      applied.remove(key(row));
      applied.put(key(row), row);
    }
  }

  Findings findings(int rows) {
    List<Claim> claims = new ArrayList<>();
    baseline.ifPresent(version -> claims.addAll(before(version)));
    versions.values().forEach(row -> claims.add(versioned(row)));
    repeatables.values().forEach(row -> claims.add(repeatable(row)));
    return new Findings(claims, troubles, notes, rows);
  }

  /// What a baseline stands for, as far as it has no row of its own.
  private List<Claim> before(MigrationId version) {
    return Ids.upTo(migrations, version).stream()
        .filter(
            it -> versions.values().stream().noneMatch(row -> id(row).equals(Optional.of(it.id()))))
        .map(
            it -> Claim.of(it, new Proof.Unchecked("a baseline"), State.BASELINE, Claim.Trace.NONE))
        .toList();
  }

  private Claim versioned(ForeignRow row) {
    Optional<MigrationId> id = id(row);
    return id.flatMap(migrations::find)
        .map(it -> Claim.of(it, proof(row, it), State.APPLIED, trace(row)))
        .orElseGet(
            () -> Claim.missing(name(row), id, row.text("checksum"), State.APPLIED, trace(row)));
  }

  private Claim repeatable(ForeignRow row) {
    String description = row.text("description");
    Optional<Migration> found =
        migrations.all().stream()
            .filter(it -> it.id() instanceof MigrationId.Repeatable)
            .filter(it -> it.name().replace('_', ' ').equals(description))
            .findFirst();
    return found
        .map(it -> Claim.of(it, rerun(proof(row, it)), State.APPLIED, trace(row)))
        .orElseGet(() ->
            Claim.missing(
                name(row),
                Optional.of(new MigrationId.Repeatable(description.replace(' ', '_'))),
                row.text("checksum"),
                State.APPLIED,
                trace(row)));
  }

  private static Proof rerun(Proof proof) {
    return proof instanceof Proof.Differs differs ? new Proof.Rerun(differs.theirs()) : proof;
  }

  private static Proof proof(ForeignRow row, Migration migration) {
    if (!row.text("type").equals("SQL")) {
      return new Proof.Unchecked("it ran as " + row.text("type"));
    }
    if (row.text("checksum").isEmpty()) {
      return new Proof.Unchecked("it noted no checksum");
    }
    int ours = Fingerprints.flyway(migration.up());
    return row.number("checksum") == ours
        ? new Proof.Same()
        : new Proof.Differs(row.text("checksum"), Integer.toString(ours));
  }

  private static Claim.Trace trace(ForeignRow row) {
    return new Claim.Trace(
        row.moment("installed_on"),
        Duration.ofMillis(row.number("execution_time")),
        row.text("installed_by"));
  }

  private static Trouble failed(ForeignRow row) {
    return new Trouble(
        "%s failed in Flyway, so that nobody knows what of it is in the database"
            .formatted(name(row)),
        "finish or undo it by hand, take the failed row out: flyway repair; then: migr8 adopt");
  }

  private static String name(ForeignRow row) {
    String what = row.text("version").isEmpty() ? "R" : row.text("version");
    return what + " (" + row.text("script") + ")";
  }

  private static Optional<MigrationId> id(ForeignRow row) {
    return Ids.version(row.text("version"));
  }

  private static String key(ForeignRow row) {
    return row.text("version").isEmpty() ? row.text("description") : row.text("version");
  }
}
