package dev.migratehub.hub.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The changes that somebody was told. For one thread.
final class Seen {

  private final Map<UUID, Long> numbers = new HashMap<>();
  private long newest;

  /// Somebody who knows all that is there now.
  Seen(List<Watch.Change> known) {
    fresh(known);
  }

  /// Somebody who was told everything up to a number.
  Seen(long newest) {
    this.newest = newest;
  }

  /// The greatest number that was told.
  long newest() {
    return newest;
  }

  /// Those of the changes that were not told yet; from now on they were.
  List<Watch.Change> fresh(List<Watch.Change> changes) {
    List<Watch.Change> fresh =
        changes.stream()
            .filter(it -> !Long.valueOf(it.number()).equals(numbers.get(it.item())))
            .toList();
    for (Watch.Change change : fresh) {
      numbers.put(change.item(), change.number());
      newest = Math.max(newest, change.number());
    }
    return fresh;
  }
}
