package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.util.Optional;

/// What the tools have in common that note versions and no checksums.
final class Plain {

  private static final Proof UNCHECKED = new Proof.Unchecked("it keeps no checksums");

  private Plain() {}

  /// The claim for a version.
  static Claim claim(String version, Migrations migrations, State state, Claim.Trace trace) {
    Optional<MigrationId> id = Ids.version(version);
    return id.flatMap(migrations::find)
        .map(migration -> claim(migration, state, trace))
        .orElseGet(() -> Claim.missing(version, id, "", state, trace));
  }

  static Claim claim(Migration migration, State state, Claim.Trace trace) {
    return Claim.of(migration, UNCHECKED, state, trace);
  }
}
