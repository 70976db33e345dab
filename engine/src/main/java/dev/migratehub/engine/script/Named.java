package dev.migratehub.engine.script;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A file whose name was understood: which migration it belongs to, and which of its sides it
/// holds.
record Named(Entry entry, Side side, MigrationId id, String name, Optional<String> release) {

  enum Side {
    UP,
    DOWN,
    BOTH
  }

  /// A file of a migration that has a version and no release.
  Named(Entry entry, Side side, String version, String name) {
    this(entry, side, new MigrationId.Versioned(Version.of(version)), name, Optional.empty());
  }

  boolean isDown() {
    return side == Side.DOWN;
  }

  /// The way up of the last version; one of zeros alone, as Diesel's first, is none.
  static Optional<Named> newest(List<Named> names) {
    return names.stream()
        .filter(named -> !named.isDown() && named.hasNumber())
        .max(Comparator.comparing(Named::id));
  }

  private boolean hasNumber() {
    return switch (id) {
      case MigrationId.Versioned versioned ->
          versioned.version().parts().stream().anyMatch(part -> part.signum() > 0);
      case MigrationId.Repeatable repeatable -> false;
    };
  }
}
