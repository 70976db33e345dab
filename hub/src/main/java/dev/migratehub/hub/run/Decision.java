package dev.migratehub.hub.run;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.hub.approval.Direction;
import java.util.List;
import java.util.Optional;

/// What is to be done on a target so that it has what the run brings, read from the target's own
/// history; pure.
sealed interface Decision {

  /// Nothing; the item ends so.
  record Settled(ItemState state, Optional<Run.Trouble> trouble) implements Decision {}

  /// This, by the engine, which looks again under the target's lock.
  record Do(Request request) implements Decision {}

  /// Decides.
  ///
  /// @param tried whether an attempt of this run may have reached the target before
  static Decision of(Order order, History history, boolean tried) {
    List<Entry> others =
        history.unfinished().stream()
            .filter(entry -> !entry.id().equals(order.migration().id()))
            .toList();
    if (!others.isEmpty()) {
      return failed(
          "HUB-UNFINISHED",
          "another migration stopped half-way on this target: " + others.getFirst().label(),
          "finish that one first: retry its run, or use migr8 resume");
    }
    Optional<Entry> entry = history.find(order.migration().id());
    return switch (order.direction()) {
      case APPLY -> apply(order, entry);
      case ROLLBACK -> rollback(order, entry, tried);
    };
  }

  private static Decision apply(Order order, Optional<Entry> found) {
    if (found.isEmpty() || found.get().state() == State.ROLLED_BACK) {
      return new Do(Request.Up.ALL);
    }
    Entry entry = found.get();
    if (entry.state().present()) {
      if (!sameUp(order, entry)) {
        return other(order, entry);
      }
      boolean ours = entry.runId().equals(order.run().toString());
      return new Settled(ours ? ItemState.EXECUTED : ItemState.SKIPPED, Optional.empty());
    }
    return entry.remark().down()
        ? failed(
            "HUB-HALF-BACK",
            "a rollback of " + order.label() + " stopped half-way on this target",
            "finish it first: retry the rollback's run, or use migr8 resume")
        : new Do(new Request.Resume(order.doubt()));
  }

  private static Decision rollback(Order order, Optional<Entry> found, boolean tried) {
    if (found.isEmpty()) {
      return failed(
          "HUB-NOT-APPLIED",
          order.label() + " is not in this target's history",
          "there is nothing to roll back here");
    }
    Entry entry = found.get();
    if (entry.state() == State.ROLLED_BACK) {
      return new Settled(tried ? ItemState.EXECUTED : ItemState.SKIPPED, Optional.empty());
    }
    if (!sameUp(order, entry)) {
      return other(order, entry);
    }
    if (entry.state().present()) {
      return new Do(new Request.DownNamed(order.migration().id().text()));
    }
    return entry.remark().down()
        ? new Do(new Request.Resume(order.doubt()))
        : failed(
            "HUB-HALF-APPLIED",
            order.label() + " stopped half-way on this target",
            "finish it first: retry the run that applies it, or use migr8 resume");
  }

  private static boolean sameUp(Order order, Entry entry) {
    return entry.checksumUp().equals(order.migration().up().checksum().toString());
  }

  private static Decision other(Order order, Entry entry) {
    return failed(
        "HUB-OTHER-CONTENT",
        "this target has %s with other content (%s), so nothing was executed"
            .formatted(order.label(), entry.checksumUp()),
        "find out which one is right; give the change a new key, or let migr8 repair accept the text");
  }

  private static Decision failed(String code, String what, String next) {
    Run.Trouble trouble = new Run.Trouble(code, what, "nothing was executed by this run", next);
    return new Settled(ItemState.FAILED, Optional.of(trouble));
  }

  /// Whether the direction needs a script that the order has not got.
  static boolean impossible(Order order) {
    return order.direction() == Direction.ROLLBACK && order.migration().down().isEmpty();
  }
}
