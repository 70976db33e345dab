package dev.migratehub.engine;

import dev.migratehub.engine.execute.Interruption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The runs that go on right now. A wish to stop reaches all of them; one that comes while nothing
/// runs stops the next.
final class Runs {

  private final Set<Interruption> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean wished = new AtomicBoolean();

  <T> T with(Function<Interruption, T> run) {
    Interruption interruption = new Interruption();
    running.add(interruption);
    try {
      if (wished.getAndSet(false)) {
        interruption.request();
      }
      return run.apply(interruption);
    } finally {
      running.remove(interruption);
      interruption.end();
    }
  }

  void interrupt() {
    wished.set(running.isEmpty());
    running.forEach(Interruption::request);
  }
}
