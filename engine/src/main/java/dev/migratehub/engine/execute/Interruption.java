package dev.migratehub.engine.execute;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The wish to stop a run. It may come from any thread, once; the executor then cancels the running
/// statement, rolls back or journals, and starts nothing more.
public final class Interruption {

  private static final long AGAIN_MS = 100;

  private volatile boolean wanted;
  private volatile @Nullable Session running;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /// Asks the run to stop; returns at once. The running statement is cancelled again and again
  /// until the run has ended, because one request can come too early for a statement that just
  /// starts.
  public void request() {
    wanted = true;
    asked.countDown();
    Thread.ofVirtual().name("interruption").start(this::insist);
  }

  /// The run has ended.
  public void end() {
    ended.countDown();
  }

  private void insist() {
    try {
      do {
        Session session = running;
        if (session != null) {
          cancel(session);
        }
      } while (!ended.await(AGAIN_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether somebody asked.
  public boolean requested() {
    return wanted;
  }

  /// Names the session whose running statement is cancelled when somebody asks.
  public void watch(Session session) {
    running = session;
  }

  /// Waits, but not longer than until somebody asks.
  void pause(long millis) {
    try {
      asked.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      wanted = true;
    }
  }

  private static void cancel(Session session) {
    try {
      session.cancel();
    } catch (SqlFailure e) {
      // The statement ended by itself meanwhile, or its connection did.
    }
  }
}
