package dev.migratehub.hub.run;

import io.micrometer.tracing.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.MDC;

/// One run from its claim to its end, on one node: its items in order, so many at once, until one
/// fails if that is how the run is conducted.
final class Execution {

  private static final Log LOG = LogFactory.getLog(Execution.class);
  private static final Duration WATCH = Duration.ofMillis(400);

  private final Claims claims;
  private final ItemRun.Parts parts;
  private final Set<ItemRun> active = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean calledOff = new AtomicBoolean();

  Execution(Claims claims, ItemRun.Parts parts) {
    this.claims = claims;
    this.parts = parts;
  }

  /// Brings a run to its end, if it is one that began or may begin.
  ///
  /// @throws Overtaken when another node is at it
  void run(UUID id) {
    try (MDC.MDCCloseable _ = named(id)) {
      Optional<Claims.Claimed> claimed = Persistence.insist(() -> claims.claim(id));
      if (claimed.isEmpty()) {
        return;
      }
      Span span = parts.spans().of(claimed.get().run());
      parts.spans().in(span, () -> execute(claimed.get(), span));
    }
  }

  /// Every line of the log that this thread writes from now on names the run.
  private static MDC.MDCCloseable named(UUID run) {
    return MDC.putCloseable("run_id", run.toString());
  }

  private boolean execute(Claims.Claimed claimed, Span span) {
    UUID id = claimed.run().id();
    LOG.info(
        "run of %s in %s, targets left: %d"
            .formatted(
                claimed.run().what().direction().text(),
                claimed.run().what().environment(),
                claimed.begunFirst().size()));
    calledOff.set(claimed.halt().isPresent());
    Thread watch = Thread.ofVirtual().name("watch " + id).start(() -> watch(id));
    try {
      items(claimed, span);
    } finally {
      watch.interrupt();
    }
    Optional<Run> ended =
        Persistence.insist(() -> claims.finish(id, claimed.claim(), claimed.halt()));
    ended.ifPresent(run -> LOG.info("run ended: " + run.state().text()));
    return ended.isPresent();
  }

  private void items(Claims.Claimed claimed, Span span) {
    Semaphore places = new Semaphore(claimed.run().conduct().parallel());
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Run.Item item : claimed.begunFirst()) {
        places.acquireUninterruptibly();
        if (mayBegin(item)) {
          all.add(threads.submit(() -> item(claimed, item, places, span)));
        } else {
          places.release();
        }
      }
      await(all);
    }
  }

  /// What an earlier node began is brought to its end in any case.
  private boolean mayBegin(Run.Item item) {
    return item.state() != ItemState.QUEUED || (!stopping.get() && !calledOff.get());
  }

  private void item(Claims.Claimed claimed, Run.Item item, Semaphore places, Span span) {
    ItemRun one = new ItemRun(parts, claimed.order(), item, claimed.claim());
    active.add(one);
    try (MDC.MDCCloseable _ = named(claimed.run().id())) {
      if (calledOff.get()) {
        one.cancel();
      }
      Instant begin = parts.clock().instant();
      Optional<ItemState> end = parts.spans().in(parts.spans().of(item, span), one::run);
      Duration took = Duration.between(begin, parts.clock().instant());
      end.ifPresent(state -> {
        LOG.info(
            "target %s: %s after %d ms"
                .formatted(item.targetName(), state.text(), took.toMillis()));
        parts.meters().ended(claimed.run(), item, state, took);
      });
      if (end.filter(ItemState.FAILED::equals).isPresent()
          && claimed.run().conduct().onFailure() == Run.OnFailure.STOP) {
        stopping.set(true);
      }
    } finally {
      active.remove(one);
      places.release();
    }
  }

  private static void await(List<Future<?>> all) {
    RuntimeException failed = null;
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Persistence.Interrupted();
      } catch (ExecutionException e) {
        RuntimeException cause =
            e.getCause() instanceof RuntimeException it ? it : new IllegalStateException(e);
        failed = failed == null ? cause : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /// Looks whether somebody calls it off.
  private void watch(UUID id) {
    try {
      while (true) {
        if (Persistence.insist(() -> claims.calledOff(id))) {
          calledOff.set(true);
          active.forEach(ItemRun::cancel);
        }
        Persistence.rest(WATCH);
      }
    } catch (Persistence.Interrupted e) {
      LOG.debug("run " + id + " has ended");
    }
  }
}
