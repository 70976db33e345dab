package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How far a backup, a restore or a seed is, in one line.
final class MovingTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final long MEGABYTE = 1 << 20;

  @Test
  void a_backup_tells_bytes_rate_and_the_time_that_is_left() {
    String line =
        new Moving("backing up", 50 * MEGABYTE, 200 * MEGABYTE, 0).line(true, 100, TEN_SECONDS);

    assertThat(line)
        .contains(
            "backing up", "[#####...............]", "50 MB of 200 MB", "5.0 MB/s", "30.0 s left");
  }

  @Test
  void a_seed_tells_rows_and_their_rate() {
    String line =
        new Moving("seeding 010_a.csv", MEGABYTE, 2 * MEGABYTE, 500_000)
            .line(true, 120, TEN_SECONDS);

    assertThat(line).contains("500000 rows", "50000 rows/s", "10.0 s left");
  }

  @Test
  void where_nobody_knows_how_much_there_is_no_time_left_is_told() {
    String line = new Moving("backing up", MEGABYTE, 0, 0).line(true, 100, TEN_SECONDS);

    assertThat(line).contains("1.0 MB").doesNotContain("left", "[");
  }

  @Test
  void it_fits_into_a_narrow_terminal() {
    String line =
        new Moving("seeding 010_a_file_with_a_long_name.csv", MEGABYTE, 2 * MEGABYTE, 500_000)
            .line(true, 60, TEN_SECONDS);

    assertThat(line).hasSizeLessThan(60).contains("1.0 MB of 2.0 MB", "10.0 s left");
  }
}
