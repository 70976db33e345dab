package dev.migratehub.hub.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a run ends, read from its items; pure.
final class End {

  private End() {}

  /// The end.
  ///
  /// @param halt why it was stopped by itself
  /// @throws IllegalStateException when an item is not settled
  static RunState of(Run run, List<Run.Item> items, Optional<String> halt, Instant at) {
    if (!items.stream().allMatch(item -> item.state().settled())) {
      throw new IllegalStateException("run " + run.id() + " has items that are not settled");
    }
    List<Run.Item> failed =
        items.stream().filter(item -> item.state() == ItemState.FAILED).toList();
    if (!failed.isEmpty()) {
      return new RunState.Failed(
          at,
          "%d of %d targets failed, the first was %s"
              .formatted(failed.size(), items.size(), failed.getFirst().targetName()));
    }
    if (items.stream().allMatch(item -> item.state().good())) {
      return new RunState.Executed(at);
    }
    return new RunState.Canceled(at, halt.or(() -> run.call().map(Run.Call::why)).orElse(""));
  }
}
