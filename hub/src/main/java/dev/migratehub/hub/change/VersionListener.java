package dev.migratehub.hub.change;

import dev.migratehub.hub.access.Actor;

/// Whoever must know that a migration has a new text: what was approved is not what would run.
public interface VersionListener {

  /// Called within the transaction that writes the new version; what it throws undoes that.
  ///
  /// @param newest the version that takes the place of the ones before
  void replaced(Actor actor, Migration migration, Migration.Version newest);
}
