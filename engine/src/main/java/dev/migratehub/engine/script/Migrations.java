package dev.migratehub.engine.script;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All migrations of a folder in the order in which they run, repeatable ones last; no id twice.
public final class Migrations {

  private final Path folder;
  private final Layout layout;
  private final List<Migration> all;
  private final List<Hook> hooks;
  private final Map<MigrationId, Migration> byId;
  private final Map<MigrationId, Integer> places;

  /// Orders the migrations of a folder; those that have names keep their order.
  ///
  /// @throws IllegalArgumentException when two have one id
  public Migrations(Path folder, Layout layout, List<Migration> all, List<Hook> hooks) {
    this.folder = folder;
    this.layout = layout;
    this.hooks = List.copyOf(hooks);
    this.all = all.stream().sorted((one, other) -> one.id().compareTo(other.id())).toList();
    this.byId = HashMap.newHashMap(all.size());
    for (Migration migration : this.all) {
      if (byId.put(migration.id(), migration) != null) {
        throw new IllegalArgumentException("two migrations have the id " + migration.id().text());
      }
    }
    this.places = HashMap.newHashMap(all.size());
    this.all.forEach(migration -> places.put(migration.id(), places.size()));
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

  /// The scripts that run with migrations and are none, in the order in which they run where they
  /// run together.
  public List<Hook> hooks() {
    return hooks;
  }

  /// The migration with this id; a change set also by `author:id` alone where only one has it.
  public Optional<Migration> find(MigrationId id) {
    Migration exact = byId.get(id);
    if (exact != null || !(id instanceof MigrationId.Versioned it && it.version().named())) {
      return Optional.ofNullable(exact);
    }
    List<Migration> meant =
        all.stream().filter(known -> known.id().text().endsWith("::" + id.text())).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /// Those that are for a database, where it answers to some of the names that change sets use.
  public Migrations on(Predicate<String> answersTo) {
    List<Migration> meant =
        all.stream()
            .filter(migration -> migration.up().directives().changeSet().meant(answersTo))
            .toList();
    return meant.size() == all.size() ? this : new Migrations(folder, layout, meant, hooks);
  }

  /// Whether a migration comes after a version in the order in which they run. Of a change set that
  /// is not in the folder nobody knows; the answer is no.
  public boolean runsAfter(MigrationId id, Version version) {
    if (!(id instanceof MigrationId.Versioned mine)) {
      return false;
    }
    if (!mine.version().named() || !version.named()) {
      return mine.version().compareTo(version) > 0;
    }
    Integer place = places.get(id);
    Integer limit =
        find(new MigrationId.Versioned(version)).map(it -> places.get(it.id())).orElse(null);
    return place != null && limit != null && place > limit;
  }
}
