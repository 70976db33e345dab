package dev.migratehub.engine.script;

import java.util.Optional;

/// A migration resolved from a folder: what brings the database forward and, if anything, back.
///
/// @param name the words of the file name, without version and suffix
/// @param release the release folder, for layout `archon`
public record Migration(
    MigrationId id, String name, Optional<String> release, Script up, Optional<Script> down) {

  /// Whether it runs again when it changes.
  public boolean repeatable() {
    return id instanceof MigrationId.Repeatable
        || up.directives().changeSet().rerun() != ChangeSetWishes.Rerun.NEVER;
  }

  /// Id and name together, as lists and messages show it.
  public String label() {
    return switch (id) {
      case MigrationId.Versioned versioned ->
          name.isEmpty() ? versioned.text() : versioned.text() + "_" + name;
      case MigrationId.Repeatable repeatable -> repeatable.text();
    };
  }
}
