package dev.migratehub.engine.lock;

import java.time.Duration;
import java.util.Optional;

/// Hears that a lock is held by someone else, again and again while it is.
public interface Waiting {

  /// Somebody holds the lock; empty when it cannot be told who.
  void waiting(Optional<Holder> holder, Duration since);
}
