package dev.migratehub.engine.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All migrations of a folder, versioned ones first and each kind in its order; no id twice.
public record Migrations(Path folder, Layout layout, List<Migration> all) {

  public Migrations {
    all = List.copyOf(all);
  }

  /// The migration with this id.
  public Optional<Migration> find(MigrationId id) {
    return all.stream().filter(migration -> migration.id().compareTo(id) == 0).findFirst();
  }
}
