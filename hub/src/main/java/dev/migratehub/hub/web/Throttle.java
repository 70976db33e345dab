package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets each key pass so many times a minute. Remembers a bounded number of keys and forgets the
/// one that was not used for longest.
public final class Throttle {

  private static final int MOST_KEYS = 50_000;

  private final int perMinute;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  public Throttle(int perMinute) {
    this.perMinute = perMinute;
  }

  /// Goes on only where that key may pass.
  ///
  /// @throws Refusal with the seconds to wait
  public void pass(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long wait = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
      throw new Refusal(
          Fault.TOO_MANY,
          "too_many",
          "That was too often; try again in " + wait + " s.",
          Map.of("retry_after_seconds", wait));
    }
  }

  /// Takes back that a key passed.
  public void forgive(String key) {
    bucket(key).addTokens(1);
  }

  private synchronized Bucket bucket(String key) {
    return buckets.computeIfAbsent(
        key,
        _ ->
            Bucket.builder()
                .addLimit(
                    it -> it.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
  }
}
