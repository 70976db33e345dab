package dev.migratehub.engine.adopt;

import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.script.Version;
import java.util.List;
import java.util.Optional;

/// Makes ids of ours of what stands in other histories.
final class Ids {

  private Ids() {}

  /// The id of a version; empty where the text is none.
  static Optional<MigrationId> version(String text) {
    try {
      return Optional.of(new MigrationId.Versioned(Version.of(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The migrations of a folder up to and including a version.
  static List<Migration> upTo(Migrations migrations, MigrationId version) {
    return migrations.all().stream()
        .filter(migration -> migration.id() instanceof MigrationId.Versioned)
        .filter(migration -> migration.id().compareTo(version) <= 0)
        .toList();
  }
}
