package dev.migratehub.guardian.log;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does a thing once for all who ask while it is being done. Nobody gets an answer that was begun
/// before he asked.
public final class Coalesced<T> {

  private final Supplier<CompletableFuture<T>> thing;
  private @Nullable CompletableFuture<T> next;
  private boolean running;

  public Coalesced(Supplier<CompletableFuture<T>> thing) {
    this.thing = thing;
  }

  /// What comes of the first time that begins after this call.
  public CompletableFuture<T> ask() {
    CompletableFuture<T> answer;
    synchronized (this) {
      if (next == null) {
        next = new CompletableFuture<>();
      }
      answer = next;
      if (running) {
        return answer;
      }
      running = true;
    }
    begin();
    return answer;
  }

  private void begin() {
    CompletableFuture<T> asked = Objects.requireNonNull(takeNext());
    CompletableFuture<T> begun = begun();
    var _ =
        begun.whenComplete((value, failure) -> {
          // Who waits for this one may ask again at once, and that is the next one's. Whoever
          // completes things may hold what the next one needs.
          if (goesOn()) {
            Thread.startVirtualThread(this::begin);
          }
          if (failure == null) {
            asked.complete(value);
          } else {
            asked.completeExceptionally(failure);
          }
        });
  }

  private CompletableFuture<T> begun() {
    try {
      return thing.get();
    } catch (RuntimeException | Error e) {
      // Those who ask later are not to wait for it.
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized @Nullable CompletableFuture<T> takeNext() {
    CompletableFuture<T> taken = next;
    next = null;
    return taken;
  }

  private synchronized boolean goesOn() {
    running = next != null;
    return running;
  }
}
