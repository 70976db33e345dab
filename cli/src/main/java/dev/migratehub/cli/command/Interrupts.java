package dev.migratehub.cli.command;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The wish of a user to stop, and the runs it is meant for. What has not begun to change anything
/// is simply left; what has is asked to stop and waited for.
public final class Interrupts {

  private final Map<String, Going> going = new HashMap<>();
  private boolean wanted;

  /// A run on one target.
  private record Going(Runnable stop, boolean begun) {}

  /// Does work that may change a target. The engine's events must come through [#pass].
  ///
  /// @param stop asks the work to stop; returns at once
  <T> T during(String target, Runnable stop, boolean changesAtOnce, Supplier<T> work) {
    synchronized (this) {
      stopIfWanted();
      going.put(target, new Going(stop, changesAtOnce));
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        going.remove(target);
      }
    }
  }

  /// Notices the moment from which a run must not just be left: it waits for its turn, or has it.
  synchronized void pass(Event event) {
    switch (event) {
      case Event.Planned planned when planned.plan().isEmpty() -> {}
      case Event.Planned any -> begin(event.target());
      case Event.Waiting any -> begin(event.target());
      default -> {}
    }
  }

  /// Asks the runs to stop that have begun.
  ///
  /// @return whether there is something to wait for
  public synchronized boolean stop() {
    wanted = true;
    List<Going> begun = going.values().stream().filter(Going::begun).toList();
    begun.forEach(run -> run.stop().run());
    return !begun.isEmpty();
  }

  private void begin(String target) {
    stopIfWanted();
    going.computeIfPresent(target, (name, run) -> new Going(run.stop(), true));
  }

  private void stopIfWanted() {
    if (wanted) {
      throw new Problem(
              Code.RUN_INTERRUPTED,
              "interrupted before anything was changed",
              "this run changed nothing",
              "run the same command again")
          .exception();
    }
  }
}
