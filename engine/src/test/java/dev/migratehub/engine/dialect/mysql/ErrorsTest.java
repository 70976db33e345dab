package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.ServerError.Meaning;
import org.junit.jupiter.api.Test;

final class ErrorsTest {

  @Test
  void a_statement_that_took_too_long_was_canceled_and_waited_for_no_lock() {
    assertThat(Errors.of("70100", 1969, "max_statement_time exceeded").meaning())
        .isEqualTo(Meaning.CANCELED);
    assertThat(Errors.of("HY000", 1205, "Lock wait timeout exceeded").meaning())
        .isEqualTo(Meaning.LOCK_TIMEOUT);
  }
}
