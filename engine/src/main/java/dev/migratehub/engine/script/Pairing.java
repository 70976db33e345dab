package dev.migratehub.engine.script;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings the named files of a folder together: one way up for each id, and at most one way back.
final class Pairing {

  private final Map<MigrationId, Named> ups = new LinkedHashMap<>();
  private final Map<MigrationId, Named> downs = new HashMap<>();

  Pairing(List<Named> names) {
    for (Named named : names) {
      Named other = (named.isDown() ? downs : ups).put(named.id(), named);
      if (other != null) {
        throw NameRefusal.duplicate(other, named);
      }
    }
    for (Named named : names) {
      if (named.isDown() && !ups.containsKey(named.id())) {
        throw NameRefusal.downAlone(named);
      }
    }
  }

  /// The ways up in the order in which they were named.
  List<Named> ups() {
    return List.copyOf(ups.values());
  }

  /// The way back of a migration, in a file of its own.
  Optional<Named> down(MigrationId id) {
    return Optional.ofNullable(downs.get(id));
  }
}
