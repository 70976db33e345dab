package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.script.Script;
import java.util.Optional;

/// The down scripts that are kept in the history, for migrations whose files are gone.
public interface KeptDowns {

  /// None are kept.
  KeptDowns NONE = entry -> Optional.empty();

  /// The down script that was kept with a migration; asked only for what is to be taken back.
  Optional<Script> of(Entry entry);
}
