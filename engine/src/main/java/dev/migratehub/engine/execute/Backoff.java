package dev.migratehub.engine.execute;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double from half a second up to ten, each shortened by chance so that several runs
/// do not meet again.
final class Backoff {

  private static final long FIRST_MS = 500;
  private static final long LONGEST_MS = 10_000;

  private long pause = FIRST_MS;

  Duration next() {
    long now = pause;
    pause = Math.min(LONGEST_MS, pause * 2);
    return Duration.ofMillis(now / 2 + ThreadLocalRandom.current().nextLong(now / 2 + 1));
  }
}
