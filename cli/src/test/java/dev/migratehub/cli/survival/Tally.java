package dev.migratehub.cli.survival;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import java.util.Map;
import java.util.TreeMap;

/// Where runs were hit, to see that the moments were not all the same.
final class Tally {

  private final Map<String, Integer> counts = new TreeMap<>();
  private int rounds;

  void round() {
    rounds++;
  }

  void hit(String where) {
    counts.merge(where, 1, Integer::sum);
  }

  void hit(History history, int migrations) {
    hit(where(history, migrations));
  }

  private static String where(History history, int migrations) {
    if (history.unfinished().stream().anyMatch(entry -> entry.remark().doubtful())) {
      return "in doubt";
    }
    if (!history.unfinished().isEmpty()) {
      Entry entry = history.unfinished().getFirst();
      return entry.statementsDone() == 0 ? "at the start of a script" : "half-way in a script";
    }
    if (history.entries().isEmpty()) {
      return "before everything";
    }
    return history.entries().size() < migrations ? "between scripts" : "after everything";
  }

  @Override
  public String toString() {
    return rounds + " rounds, hit " + counts;
  }
}
