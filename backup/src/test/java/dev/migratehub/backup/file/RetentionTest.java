package dev.migratehub.backup.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void what_is_older_goes_and_the_newest_good_ones_stay() {
    List<Backup> backups = List.of(backup(1), backup(40), backup(50), backup(60));
    Retention.Decision decision =
        new Retention(Duration.ofDays(30), 2)
            .decide(backups, NOW, backup -> !backup.equals(backups.get(1)));
    assertThat(decision.removed()).containsExactly(backups.get(1), backups.get(3));
    assertThat(decision.kept()).containsExactly(backups.get(0), backups.get(2));
  }

  @Test
  void over_any_dates_nothing_young_and_no_newest_good_one_is_ever_removed() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<Backup> backups = new ArrayList<>();
      Set<String> bad = new HashSet<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        Backup backup = backup(random.nextInt(100));
        backups.add(backup);
        if (random.nextInt(3) == 0) {
          bad.add(backup.name());
        }
      }
      int days = 1 + random.nextInt(60);
      int keep = 1 + random.nextInt(5);
      Retention.Decision decision =
          new Retention(Duration.ofDays(days), keep)
              .decide(backups, NOW, backup -> !bad.contains(backup.name()));

      assertThat(decision.removed().size() + decision.kept().size()).isEqualTo(backups.size());
      assertThat(decision.removed())
          .allMatch(backup -> backup.at().isBefore(NOW.minus(Duration.ofDays(days))));
      List<Backup> newest =
          backups.stream()
              .filter(backup -> !bad.contains(backup.name()))
              .sorted(Comparator.comparing(Backup::at).thenComparing(Backup::name).reversed())
              .limit(keep)
              .toList();
      assertThat(decision.removed()).as("seed " + seed).noneMatch(newest::contains);
    }
  }

  private static Backup backup(int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo)).minusSeconds(1);
    Facts facts =
        new Facts(
            1,
            "sqlite",
            "",
            "",
            "",
            List.of(),
            "",
            at,
            Duration.ZERO,
            "none",
            1,
            1,
            "",
            "",
            List.of());
    return new Backup(Path.of("backup_" + daysAgo + "_" + System.nanoTime() + ".sql"), facts);
  }
}
