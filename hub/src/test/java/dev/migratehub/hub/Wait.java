package dev.migratehub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waits for what comes by itself.
public final class Wait {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Wait() {}

  /// Until something holds; fails when it does not in a time that is long for any machine.
  public static void until(BooleanSupplier wish) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!wish.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
