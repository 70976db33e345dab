package dev.migratehub.hub.run;

import java.time.Instant;
import java.util.List;

/// How a run ends, read from its items; pure.
final class End {

  private End() {}

  /// The end.
  ///
  /// @throws IllegalStateException when an item is not settled
  static RunState of(Run run, List<Run.Item> items, Instant at) {
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
    return new RunState.Canceled(at, run.call().map(Run.Call::why).orElse(""));
  }
}
