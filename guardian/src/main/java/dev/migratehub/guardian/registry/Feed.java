package dev.migratehub.guardian.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The last entries of the log that changed something. How many are kept follows from the log
/// alone, so that every member keeps the same.
final class Feed {

  private final int most;
  private final ArrayList<Entry> entries = new ArrayList<>();
  private int first;
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
    while (entries.size() - first > most) {
      compacted = entries.get(first).index();
      first++;
    }
    if (first > most) {
      entries.subList(0, first).clear();
      first = 0;
    }
  }

  /// The entries behind an index, at most so many.
  List<Entry> after(long index, int limit) {
    int from = search(index);
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  Collection<Entry> all() {
    return after(-1, Integer.MAX_VALUE - entries.size());
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
