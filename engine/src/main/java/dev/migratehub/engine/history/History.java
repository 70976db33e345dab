package dev.migratehub.engine.history;

import dev.migratehub.engine.script.MigrationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a target says was applied to it, in the order of application.
public final class History {

  /// The history of a target that was never migrated.
  public static final History EMPTY = new History(List.of());

  private final List<Entry> entries;
  private final Map<MigrationId, Entry> byId;

  public History(List<Entry> entries) {
    this.entries =
        entries.stream()
            .sorted((one, other) -> Long.compare(one.position(), other.position()))
            .toList();
    this.byId = HashMap.newHashMap(entries.size());
    this.entries.forEach(entry -> byId.put(entry.id(), entry));
  }

  /// All entries in the order of application, rolled back ones included.
  public List<Entry> entries() {
    return entries;
  }

  /// The entry of a migration.
  public Optional<Entry> find(MigrationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Whether the database has what this migration brings.
  public boolean has(MigrationId id) {
    return find(id).filter(entry -> entry.state().present()).isPresent();
  }

  /// The newest version that the database has, by version and not by time; of change sets the one
  /// that was applied last.
  public Optional<Entry> newest() {
    return entries.stream()
        .filter(entry -> entry.state().present() && entry.id() instanceof MigrationId.Versioned)
        .reduce((one, next) -> one.id().compareTo(next.id()) > 0 ? one : next);
  }

  /// Entries of runs that stopped half-way.
  public List<Entry> unfinished() {
    return entries.stream().filter(entry -> entry.state().unfinished()).toList();
  }

  /// The position of the next migration.
  public long nextPosition() {
    return entries.isEmpty() ? 1 : entries.getLast().position() + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof History history && entries.equals(history.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
