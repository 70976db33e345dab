package dev.migratehub.hub.run;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.plan.Request.Resume.Doubt;
import dev.migratehub.hub.access.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/// One item of a run from its lease to its end, on one node.
///
/// While the lease is renewed, no other node is at the target. Should it be lost, the engine is
/// asked to stop, and what this node still writes is refused by its token. That the SQL of two
/// nodes does not meet on the target is held by the engine's lock there, not by the lease: once
/// this node has that lock it looks whether the lease is still its own, and whoever takes the lease
/// later waits for the lock.
final class ItemRun {

  private static final Log LOG = LogFactory.getLog(ItemRun.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Parts parts;
  private final Order order;
  private final Run.Item item;
  private final long claim;
  private final AtomicBoolean canceled = new AtomicBoolean();
  private final AtomicBoolean overtaken = new AtomicBoolean();
  private final AtomicBoolean waited = new AtomicBoolean();
  private volatile @Nullable TargetRun running;

  /// What every item needs.
  record Parts(
      ItemStore items,
      LeaseStore leases,
      Node node,
      Clock clock,
      TargetRuns targets,
      RunMeters meters,
      RunSpans spans) {}

  /// Makes the engine's part of an item.
  interface TargetRuns {

    /// What brings an order to an item's target and tells the listener.
    ///
    /// @throws dev.migratehub.hub.access.Refusal when the target's password cannot be opened, or
    ///   its address is not allowed
    TargetRun of(Order order, UUID target, Consumer<Event> listener);

    /// A log of one attempt.
    ItemLog log(Order order, Run.Item item, int attempt, long token);
  }

  /// @param item as it was when this node took the run
  /// @param claim under which this node has it
  ItemRun(Parts parts, Order order, Run.Item item, long claim) {
    this.parts = parts;
    this.order = order;
    this.item = item;
    this.claim = claim;
  }

  /// Asks it to end; returns at once.
  void cancel() {
    canceled.set(true);
    TargetRun now = running;
    if (now != null) {
      now.cancel();
    }
  }

  /// Brings the item to its end.
  ///
  /// @return how it ended; empty when it was called off before it began
  /// @throws Overtaken when another node has it now
  Optional<ItemState> run() {
    Optional<Long> token = lease();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Thread keeper = Thread.ofVirtual().name("lease").start(() -> keep(token.get()));
    try {
      return Optional.of(run(token.get()));
    } finally {
      keeper.interrupt();
      Persistence.insist(() -> {
        parts.leases().release(item.target(), token.get());
        return true;
      });
    }
  }

  private Optional<Long> lease() {
    while (true) {
      if (canceled.get() && item.state() == ItemState.QUEUED) {
        return Optional.empty();
      }
      Optional<Long> token =
          Persistence.insist(
              () -> parts.leases().take(item.target(), parts.node().name(), item.id()));
      if (token.isPresent()) {
        return token;
      }
      waits();
      Persistence.rest(POLL);
    }
  }

  private void waits() {
    if (waited.compareAndSet(false, true)) {
      parts.meters().waits(order.environment());
    }
  }

  private void keep(long token) {
    try {
      while (true) {
        Persistence.rest(parts.leases().term().dividedBy(4));
        if (!Persistence.insist(() -> parts.leases().renew(item.target(), token))) {
          overtaken.set(true);
          cancel();
          return;
        }
      }
    } catch (Persistence.Interrupted e) {
      // The item has ended.
    }
  }

  private ItemState run(long token) {
    Optional<Run.Item> begun =
        Persistence.insist(
            () -> parts.items().begin(item.id(), claim, token, parts.clock().instant()));
    return begun.isPresent() ? run(token, begun.get()) : endedBefore();
  }

  /// Whoever had it until now has just brought it to its end.
  private ItemState endedBefore() {
    return Persistence.insist(() -> parts.items().find(item.id()))
        .map(Run.Item::state)
        .filter(ItemState::settled)
        .orElseThrow(() -> new Overtaken(item.id().toString()));
  }

  private ItemState run(long token, Run.Item before) {
    ItemLog log = parts.targets().log(order, before, before.attempts() + 1, token);
    Decision.Settled end =
        before.state() == ItemState.QUEUED
            ? execute(token, log, Doubt.valueOf(before.doubt().name()))
            : ask(token, log, true);
    if (overtaken.get()) {
      throw new Overtaken(item.id().toString());
    }
    held(
        Persistence.insist(() ->
            parts
                .items()
                .settle(
                    item.id(),
                    token,
                    end.state(),
                    end.trouble(),
                    Optional.of(parts.clock().instant().truncatedTo(ChronoUnit.MICROS)))));
    return end.state();
  }

  private Decision.Settled execute(long token, ItemLog log, Doubt doubt) {
    Decision.Settled end =
        answer(log, begun(order.with(doubt), token, log), ItemState.FAILED, TargetRun::execute);
    if (end.state() != ItemState.UNKNOWN) {
      return end;
    }
    log.warn("it is not known what became of it; asking the target");
    held(
        Persistence.insist(
            () -> parts.items().unknown(item.id(), token, end.trouble().orElseThrow())));
    return ask(token, log, false);
  }

  /// Asks the target until it answers.
  private Decision.Settled ask(long token, ItemLog log, boolean goOn) {
    Duration pause = POLL;
    while (true) {
      Decision.Settled answer =
          answer(log, begun(order, token, log), ItemState.UNKNOWN, it -> it.settle(goOn));
      if (answer.state() != ItemState.UNKNOWN) {
        return answer;
      }
      if (overtaken.get()) {
        throw new Overtaken(item.id().toString());
      }
      held(
          Persistence.insist(
              () -> parts.items().unknown(item.id(), token, answer.trouble().orElseThrow())));
      Persistence.rest(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  /// Asks the target, whatever may come of that.
  ///
  /// @param refused what it means when the target may not even be asked
  private Decision.Settled answer(
      ItemLog log,
      Supplier<TargetRun> target,
      ItemState refused,
      Function<TargetRun, Decision.Settled> question) {
    try {
      return log.shown(question.apply(target.get()));
    } catch (Refusal e) {
      String next = "mend the target, then retry the run";
      return settled(refused, e.code(), String.valueOf(e.getMessage()), next);
    } catch (Persistence.Interrupted | Overtaken e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("item " + item.id() + " met a bug", e);
      return settled(
          ItemState.UNKNOWN, "bug", e.getClass().getSimpleName(), "the log of the hub tells more");
    }
  }

  private static Decision.Settled settled(ItemState state, String code, String what, String next) {
    String now =
        state == ItemState.UNKNOWN ? "it is not known yet" : "nothing was executed by this run";
    return new Decision.Settled(state, Optional.of(new Run.Trouble(code, what, now, next)));
  }

  private Supplier<TargetRun> begun(Order what, long token, ItemLog log) {
    return () -> {
      TargetRun fresh =
          parts
              .targets()
              .of(
                  what,
                  item.target(),
                  event -> {
                    if (event instanceof Event.Planned) {
                      stillOurs(token);
                    } else if (event instanceof Event.Waiting) {
                      waits();
                    }
                    log.accept(event);
                  });
      running = fresh;
      if (canceled.get()) {
        fresh.cancel();
      }
      return fresh;
    };
  }

  /// Called when the engine has the lock on the target and did nothing yet.
  private void stillOurs(long token) {
    held(Persistence.insist(() -> parts.leases().renew(item.target(), token)));
  }

  private void held(boolean written) {
    if (!written) {
      throw new Overtaken(item.id().toString());
    }
  }
}
