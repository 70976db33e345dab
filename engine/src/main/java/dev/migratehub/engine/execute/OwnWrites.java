package dev.migratehub.engine.execute;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.MigrationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What this run wrote into the history; by that it is told whether somebody else wrote there too.
final class OwnWrites {

  private final History before;
  private final String run;
  private final Map<MigrationId, Optional<String>> runs = new HashMap<>();

  /// @param before what was written when this run took the lock
  OwnWrites(History before, String run) {
    this.before = before;
    this.run = run;
  }

  /// The rows of a step are written from now on; a hook has none.
  void add(Step step) {
    switch (step) {
      case Step.OfMigration it -> runs.put(it.id(), writer(it));
      case Step.Hook any -> {}
    }
  }

  private Optional<String> writer(Step.OfMigration step) {
    return switch (step) {
      case Step.Apply any -> Optional.of(run);
      case Step.Mark any -> Optional.of(run);
      case Step.Revert revert -> Optional.of(revert.entry().runId());
      case Step.Unmark unmark -> Optional.of(unmark.entry().runId());
      case Step.Accept accept -> Optional.of(accept.edit().entry().runId());
    };
  }

  /// Whether a history holds what was there before and what this run wrote, and nothing else.
  boolean areAllIn(History now) {
    return Stream.concat(before.entries().stream(), now.entries().stream())
        .map(Entry::id)
        .distinct()
        .allMatch(id -> isOurs(id, now.find(id)));
  }

  private boolean isOurs(MigrationId id, Optional<Entry> now) {
    Optional<String> writer = runs.get(id);
    return writer == null ? now.equals(before.find(id)) : now.map(Entry::runId).equals(writer);
  }
}
