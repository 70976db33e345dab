package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/// Writes what happens into the application's log, without texts of the database, which may hold
/// data.
final class EventLog implements Consumer<Event> {

  private static final Duration REMINDER = Duration.ofSeconds(15);

  private final Log log = LogFactory.getLog(MigrateHub.class);
  private volatile Duration remindedAt = Duration.ofDays(-1);

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Planned it -> it.plan().notes().forEach(log::info);
      case Event.Waiting it -> waiting(it);
      case Event.Blocked it -> log.info(it.step().label() + " waits for " + holders(it.by()));
      case Event.Retrying it ->
          log.info(
              "%s was blocked; attempt %d of %d in %d ms"
                  .formatted(it.step().label(), it.attempt(), it.of(), it.pause().toMillis()));
      case Event.Finished it -> log.info(finished(it.outcome()));
      case Event.Completed it -> log.info(completed(it));
      case Event.Started it -> log.debug("starting " + it.step().label());
      case Event.Statements any -> {}
      case Event.LeftOut it -> log.info("left out " + it.step().label() + ": " + it.why());
      case Event.Notice it -> log.debug(it.step().label() + ": " + it.text());
      case Event.Stopped any -> {}
    }
  }

  private void waiting(Event.Waiting waiting) {
    if (waiting.since().minus(remindedAt).compareTo(REMINDER) >= 0) {
      remindedAt = waiting.since();
      String who = waiting.holder().map(Holder::toString).orElse("somebody who is letting go");
      log.info("waiting for the lock on the database, held by " + who);
    }
  }

  private static String holders(List<Holder> by) {
    return by.stream()
        .map(holder -> "session " + holder.session() + " of " + holder.user())
        .collect(Collectors.joining(", "));
  }

  private static String finished(Outcome outcome) {
    return "%s %s (statements: %d, ms: %d)"
        .formatted(
            done(outcome.step()),
            outcome.step().label(),
            outcome.statements(),
            outcome.took().toMillis());
  }

  private static String done(Step step) {
    return switch (step) {
      case Step.Apply any -> "applied";
      case Step.Revert any -> "took back";
      case Step.Hook any -> "ran";
      case Step.Mark any -> "marked";
      case Step.Unmark any -> "marked as not applied";
      case Step.Accept any -> "accepted";
    };
  }

  private static String completed(Event.Completed completed) {
    return completed.outcomes().isEmpty()
        ? "the database has every migration"
        : "migrated the database in %d ms".formatted(completed.took().toMillis());
  }
}
