package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.sql.Segment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a run when the thread that reads ahead fails.
@Timeout(60)
final class ReadAheadTest {

  @Test
  void memory_that_runs_out_while_reading_ahead_is_told_to_who_waits() {
    try (ReadAhead ahead =
        new ReadAhead(() -> {
          throw new OutOfMemoryError("for this test");
        })) {
      assertThatThrownBy(ahead::next)
          .isInstanceOf(OutOfMemoryError.class)
          .hasMessage("for this test");
    }
  }

  @Test
  void a_failure_is_told_as_it_is() {
    IllegalStateException failure = new IllegalStateException("changed");
    try (ReadAhead ahead =
        new ReadAhead(() -> {
          throw failure;
        })) {
      assertThatThrownBy(ahead::next).isSameAs(failure);
    }
  }

  @Test
  void the_end_is_the_end_however_often_one_asks() {
    try (ReadAhead ahead = new ReadAhead(Optional::<Segment>empty)) {
      assertThat(ahead.next()).isEmpty();
      assertThat(ahead.next()).isEmpty();
    }
  }
}
