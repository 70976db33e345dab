package dev.migratehub.backup.file;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Which backups may be removed: those that are older than an age and are not among the newest good
/// ones.
///
/// @param keep how many good ones stay whatever their age, at least 1
public record Retention(Duration age, int keep) {

  /// What becomes of backups.
  public record Decision(List<Backup> removed, List<Backup> kept) {
    public Decision {
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
    }
  }

  /// Decides; `good` is asked from the newest on, and no further than is needed.
  public Decision decide(List<Backup> backups, Instant now, Predicate<Backup> good) {
    List<Backup> removed = new ArrayList<>();
    List<Backup> kept = new ArrayList<>();
    List<Backup> newestFirst =
        backups.stream()
            .sorted(Comparator.comparing(Backup::at).thenComparing(Backup::name).reversed())
            .toList();
    int found = 0;
    for (Backup backup : newestFirst) {
      boolean needed = found < keep && good.test(backup);
      found += needed ? 1 : 0;
      boolean old = backup.at().isBefore(now.minus(age));
      (old && !needed ? removed : kept).add(backup);
    }
    return new Decision(removed, kept);
  }
}
