package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/// One item of a run from its lease to its end, on one node.
///
/// While the lease is renewed, no other node is at the target. Should it be lost, the engine is
/// asked to stop, and what this node still writes is refused by its token. That the SQL of two
/// nodes does not meet on the target is held by the engine's lock there, not by the lease.
final class ItemRun {

  private static final Log LOG = LogFactory.getLog(ItemRun.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Parts parts;
  private final Order order;
  private final Run.Item item;
  private final AtomicBoolean canceled = new AtomicBoolean();
  private final AtomicBoolean overtaken = new AtomicBoolean();
  private volatile @Nullable TargetRun running;

  /// What every item needs.
  record Parts(ItemStore items, LeaseStore leases, Node node, Clock clock, TargetRuns targets) {}

  /// Makes the engine's part of an item.
  interface TargetRuns {

    /// What brings an order to an item's target and tells the log.
    ///
    /// @throws dev.migratehub.hub.access.Refusal when the target's password cannot be opened, or
    ///   its address is not allowed
    TargetRun of(Order order, UUID target, ItemLog log);

    /// A log of one attempt.
    ItemLog log(Run.Item item, int attempt, long token);
  }

  ItemRun(Parts parts, Order order, Run.Item item) {
    this.parts = parts;
    this.order = order;
    this.item = item;
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
      Persistence.rest(POLL);
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
    boolean tried = item.state() == ItemState.RUNNING || item.state() == ItemState.UNKNOWN;
    ItemState first = tried ? ItemState.UNKNOWN : ItemState.RUNNING;
    held(
        Persistence.insist(
            () -> parts.items().begin(item.id(), first, token, parts.clock().instant())));
    ItemLog log = parts.targets().log(item, item.attempts() + 1, token);
    Decision.Settled end = tried ? ask(token, log, true) : execute(token, log);
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

  private Decision.Settled execute(long token, ItemLog log) {
    Decision.Settled end = answer(log, ItemState.FAILED, TargetRun::execute);
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
      Decision.Settled answer = answer(log, ItemState.UNKNOWN, it -> it.settle(goOn));
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
      ItemLog log, ItemState refused, Function<TargetRun, Decision.Settled> question) {
    try {
      return question.apply(begun(log));
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

  private TargetRun begun(ItemLog log) {
    TargetRun fresh = parts.targets().of(order, item.target(), log);
    running = fresh;
    if (canceled.get()) {
      fresh.cancel();
    }
    return fresh;
  }

  private void held(boolean written) {
    if (!written) {
      throw new Overtaken(item.id().toString());
    }
  }
}
