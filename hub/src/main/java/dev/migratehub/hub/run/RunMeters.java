package dev.migratehub.hub.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The figures of runs, as this node saw them since it was started. How many runs are queued or
/// running is read from the database, and so the same on every node.
@Component
final class RunMeters {

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(100),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(10),
    Duration.ofHours(1)
  };

  private final MeterRegistry meters;

  RunMeters(MeterRegistry meters, RunStore runs) {
    this.meters = meters;
    Gauge.builder("migratehub.runs.queued", runs, it -> it.count("queued"))
        .description("Runs that no node has taken yet.")
        .register(meters);
    Gauge.builder("migratehub.runs.running", runs, it -> it.count("running"))
        .description("Runs that a node is at, or was at when it died.")
        .register(meters);
  }

  /// A run began here.
  void began(Run run) {
    meters.counter("migratehub.runs.started", tags(run)).increment();
  }

  /// A run came to its end here.
  void ended(Run run) {
    Tags tags = tags(run).and("state", run.state().text());
    meters.counter("migratehub.runs.ended", tags).increment();
    took(run).ifPresent(it -> timer("migratehub.run.duration", tags).record(it));
  }

  /// An item came to its end here.
  ///
  /// @param took since this node took it up
  void ended(Run run, Run.Item item, ItemState state, Duration took) {
    Tags tags = tags(run).and("state", state.text());
    timer("migratehub.item.duration", tags).record(took);
    if (state == ItemState.FAILED) {
      meters
          .counter(
              "migratehub.target.failures",
              tags(run).and("target", item.targetName()).and("id", item.target().toString()))
          .increment();
    }
  }

  /// An item has to wait until somebody else is done with its target.
  void waits(String environment) {
    meters.counter("migratehub.lock.waits", "environment", environment).increment();
  }

  private static Optional<Duration> took(Run run) {
    return run.startedAt()
        .flatMap(begin -> run.finishedAt().map(end -> Duration.between(begin, end)));
  }

  private static Tags tags(Run run) {
    return Tags.of(
        "environment", run.what().environment(), "direction", run.what().direction().text());
  }

  private Timer timer(String name, Tags tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(BOUNDS).register(meters);
  }
}
