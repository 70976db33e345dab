package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Lets everybody through so many times a minute, on this node. For several threads.
final class Turnstile {

  private static final int REMEMBERED = 10_000;

  private final int perMinute;
  private final Map<UUID, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  Turnstile(int perMinute) {
    this.perMinute = perMinute;
  }

  /// Lets somebody through.
  ///
  /// @throws Refusal for who went through too often
  void pass(UUID who) {
    ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw new Refusal(
          Fault.TOO_MANY,
          "too_many",
          "At most %d connection tests a minute; try again in %d s.".formatted(perMinute, seconds),
          Map.of("retry_after_seconds", seconds));
    }
  }

  private Bucket bucket(UUID who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(who, _ -> fresh());
    }
  }

  private Bucket fresh() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
