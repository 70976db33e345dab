package dev.migratehub.guardian.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The last entries of the log that changed something, with so many changes. How many are kept
/// follows from the log alone, so that every member keeps the same.
final class Feed {

  private final int most;
  private final ArrayList<Entry> entries = new ArrayList<>();
  private int first;
  private int changes;
  private long compacted;

  Feed(int most) {
    this.most = most;
  }

  /// Everything up to this index is gone.
  long compacted() {
    return compacted;
  }

  void compacted(long index) {
    compacted = index;
  }

  void add(Entry entry) {
    entries.add(entry);
    changes += entry.effects().size();
    while (changes > most && entries.size() - first > 1) {
      compacted = entries.get(first).index();
      changes -= entries.get(first).effects().size();
      first++;
    }
    if (first > most) {
      entries.subList(0, first).clear();
      first = 0;
    }
  }

  /// The entries behind an index, until there are so many changes; each is whole.
  List<Entry> after(long index, int limit) {
    int from = search(index);
    int to = from;
    for (int found = 0; to < entries.size() && found < limit; to++) {
      found += entries.get(to).effects().size();
    }
    return List.copyOf(entries.subList(from, to));
  }

  Collection<Entry> all() {
    return List.copyOf(entries.subList(first, entries.size()));
  }

  private int search(long index) {
    List<Entry> kept = entries.subList(first, entries.size());
    int low = 0;
    int high = kept.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).index() <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return first + low;
  }
}
