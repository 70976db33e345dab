package dev.migratehub.hub.run;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.hub.secret.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataAccessException;

/// Turns what the engine tells into an item's log and progress. A log that cannot be written stops
/// nothing: the item's end is what counts.
final class ItemLog implements Consumer<Event> {

  private static final Duration PACE = Duration.ofMillis(300);

  private final ItemStore store;
  private final Clock clock;
  private final UUID item;
  private final int attempt;
  private final long token;
  private final Redaction redaction;
  private Instant written = Instant.MIN;
  private Instant waited = Instant.MIN;

  ItemLog(
      ItemStore store, Clock clock, Run.Item item, int attempt, long token, Redaction redaction) {
    this.store = store;
    this.clock = clock;
    this.item = item.id();
    this.attempt = attempt;
    this.token = token;
    this.redaction = redaction;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Planned it -> it.plan().notes().forEach(this::info);
      case Event.Waiting it -> waiting(it);
      case Event.Started it -> info("started " + it.step().label());
      case Event.Statements it -> statements(it);
      case Event.Blocked it -> warn("waits for " + holders(it.by()));
      case Event.Retrying it ->
          warn(
              "blocked (%s); attempt %d of %d in %d ms"
                  .formatted(it.why(), it.attempt(), it.of(), it.pause().toMillis()));
      case Event.Notice it -> info(it.text());
      case Event.LeftOut it -> warn("left out " + it.step().label() + ": " + it.why());
      case Event.Finished it -> finished(it.outcome());
      case Event.Completed _ -> {}
      case Event.Stopped it -> write("error", it.problem().code().id() + " " + it.problem().what());
    }
  }

  /// A line of the hub's own.
  void info(String text) {
    write("info", text);
  }

  /// A line somebody should see.
  void warn(String text) {
    write("warn", text);
  }

  /// An end that may be kept and shown: without the secrets of the script.
  Decision.Settled shown(Decision.Settled end) {
    return new Decision.Settled(end.state(), end.trouble().map(this::shown));
  }

  private Run.Trouble shown(Run.Trouble trouble) {
    return new Run.Trouble(
        trouble.code(),
        redaction.hidden(trouble.what()),
        redaction.hidden(trouble.now()),
        redaction.hidden(trouble.next()));
  }

  private void waiting(Event.Waiting event) {
    Instant now = clock.instant();
    if (waited.isBefore(now.minusSeconds(10))) {
      waited = now;
      info(
          "waiting for the lock on the target, held by "
              + event.holder().map(Holder::toString).orElse("a session that is ending"));
    }
  }

  private void statements(Event.Statements event) {
    Instant now = clock.instant();
    if (event.done() == event.total() || written.isBefore(now.minus(PACE))) {
      written = now;
      quietly(() -> store.progress(item, token, event.done(), event.total()));
    }
  }

  private void finished(Outcome outcome) {
    outcome.rows().ifPresent(rows -> quietly(() -> store.changed(item, token, rows)));
    info(
        "%s %s: %d statements, %s rows changed, in %d ms"
            .formatted(
                done(outcome.step()),
                outcome.step().label(),
                outcome.statements(),
                outcome.rows().isPresent() ? outcome.rows().getAsLong() : "uncounted",
                outcome.took().toMillis()));
  }

  private void write(String level, String text) {
    quietly(() -> store.log(item, token, attempt, clock.instant(), level, redaction.hidden(text)));
  }

  private static void quietly(Runnable write) {
    try {
      write.run();
    } catch (DataAccessException e) {
      LogFactory.getLog(ItemLog.class)
          .warn("a line of a run's log is lost: " + e.getClass().getSimpleName());
    }
  }

  private static String holders(List<Holder> by) {
    return by.stream().map(Holder::toString).collect(Collectors.joining(", "));
  }

  private static String done(Step step) {
    return step instanceof Step.Revert ? "took back" : "applied";
  }
}
