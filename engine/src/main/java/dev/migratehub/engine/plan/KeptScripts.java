package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.script.Script;
import java.util.Optional;

/// The scripts that are kept in the history as they were applied; asked only when one is needed.
public interface KeptScripts {

  /// None are kept.
  KeptScripts NONE =
      new KeptScripts() {
        @Override
        public Optional<Script> up(Entry entry) {
          return Optional.empty();
        }

        @Override
        public Optional<Script> down(Entry entry) {
          return Optional.empty();
        }
      };

  /// The up script of a migration.
  Optional<Script> up(Entry entry);

  /// The down script of a migration.
  Optional<Script> down(Entry entry);
}
