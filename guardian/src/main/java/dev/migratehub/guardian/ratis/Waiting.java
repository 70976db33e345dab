package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Machine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// Waits for a member's own state.
final class Waiting {

  private Waiting() {}

  /// Completes with the index when it is in the state.
  static CompletableFuture<Long> until(Machine machine, long index, Duration patience) {
    if (machine.applied() >= index) {
      return CompletableFuture.completedFuture(index);
    }
    CompletableFuture<Long> reached = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            if (machine.await(index, patience)) {
              reached.complete(index);
            } else {
              reached.completeExceptionally(
                  new LogUnavailable("this member is behind the others", new TimeoutException()));
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reached.completeExceptionally(new LogUnavailable("interrupted", e));
          }
        });
    return reached;
  }
}
