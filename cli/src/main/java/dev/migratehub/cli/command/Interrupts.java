package dev.migratehub.cli.command;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The wish of a user to stop, and the run it is meant for. What has not begun to change anything
/// is simply left; what has is asked to stop and waited for.
public final class Interrupts {

  private @Nullable MigrateHub running;
  private boolean begun;
  private boolean wanted;

  /// Does work that may change a database. The engine's events must come through [#pass].
  <T> T during(MigrateHub hub, boolean changesAtOnce, Supplier<T> work) {
    synchronized (this) {
      stopIfWanted();
      running = hub;
      begun = changesAtOnce;
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        running = null;
        begun = false;
      }
    }
  }

  /// Notices the moment from which a run must not just be left: it waits for its turn, or has it.
  synchronized void pass(Event event) {
    switch (event) {
      case Event.Planned planned when planned.plan().isEmpty() -> {}
      case Event.Planned any -> begin();
      case Event.Waiting any -> begin();
      default -> {}
    }
  }

  /// Asks the run to stop, if one has begun.
  ///
  /// @return whether there is something to wait for
  public synchronized boolean stop() {
    wanted = true;
    if (running == null || !begun) {
      return false;
    }
    running.interrupt();
    return true;
  }

  private void begin() {
    stopIfWanted();
    begun = true;
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
