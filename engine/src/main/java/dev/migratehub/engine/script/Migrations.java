package dev.migratehub.engine.script;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All migrations of a folder in the order in which they run, repeatable ones last; no id twice.
public final class Migrations {

  private final Path folder;
  private final Layout layout;
  private final List<Migration> all;
  private final Map<MigrationId, Migration> byId;

  /// Orders the migrations of a folder.
  ///
  /// @throws IllegalArgumentException when two have one id
  public Migrations(Path folder, Layout layout, List<Migration> all) {
    this.folder = folder;
    this.layout = layout;
    this.all = all.stream().sorted(Comparator.comparing(Migration::id)).toList();
    this.byId = HashMap.newHashMap(all.size());
    for (Migration migration : this.all) {
      if (byId.put(migration.id(), migration) != null) {
        throw new IllegalArgumentException("two migrations have the id " + migration.id().text());
      }
    }
  }

  /// The folder as the user named it.
  public Path folder() {
    return folder;
  }

  /// The convention its files follow.
  public Layout layout() {
    return layout;
  }

  /// Every migration, in the order in which they run.
  public List<Migration> all() {
    return all;
  }

  /// The migration with this id.
  public Optional<Migration> find(MigrationId id) {
    return Optional.ofNullable(byId.get(id));
  }
}
