package dev.migratehub.engine.lock;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Beats every five seconds on a connection of its own, which it opens anew when it breaks.
final class Heartbeat implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supplier<Session> door;
  private final Consumer<Session> beat;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Session session;

  Heartbeat(Supplier<Session> door, Consumer<Session> beat) {
    this.door = door;
    this.beat = beat;
    Thread.ofVirtual().name("heartbeat").start(this::run);
  }

  /// Beats no more; returns at once.
  @Override
  public void close() {
    closed.countDown();
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void once() {
    try {
      Session known = session;
      if (known == null) {
        known = door.get();
        session = known;
      }
      beat.accept(known);
    } catch (SqlFailure | ProblemException e) {
      // Whoever writes under the lease looks whether it is still there.
      leave();
    }
  }

  private void leave() {
    Session known = session;
    session = null;
    try {
      if (known != null) {
        known.close();
      }
    } catch (SqlFailure e) {
      // It is gone anyway.
    }
  }
}
