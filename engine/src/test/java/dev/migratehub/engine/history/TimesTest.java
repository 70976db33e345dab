package dev.migratehub.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @Test
  void what_was_written_is_read_again() {
    Random random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      Instant at =
          Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L))
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);

      assertThat(Times.instant(Times.text(at))).isEqualTo(at);
    }
  }

  @Test
  void a_year_of_five_digits_is_read_as_well() {
    assertThat(Times.instant("+12026-11-22 01:35:49.158866"))
        .isEqualTo(Instant.parse("+12026-11-22T01:35:49.158866Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "started_at",
        "2026-11-22 01:35:49",
        "2026-11-22T01:35:49.158866",
        "2026-13-22 01:35:49.158866",
        "2026-02-30 01:35:49.158866",
        "2026-11-22 24:35:49.158866",
        "2026-11-22 01:35:49.15886a",
        "-026-11-22 01:35:49.158866",
        "٢٠٢٦-11-22 01:35:49.158866"
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> Times.instant(text)).isInstanceOf(DateTimeException.class);
  }
}
