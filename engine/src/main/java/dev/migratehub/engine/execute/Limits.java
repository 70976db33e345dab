package dev.migratehub.engine.execute;

import java.time.Duration;

/// How long a run is patient; a script's own directives go before these.
///
/// @param lockWait for the lock on the target
/// @param lockTimeout for locks of other sessions, for each attempt; zero means without bound
/// @param statementTimeout for one statement; zero means without bound
/// @param retries how often a blocked transaction is tried again
public record Limits(
    Duration lockWait, Duration lockTimeout, Duration statementTimeout, int retries) {

  /// One minute for the target, five seconds and three more attempts for a blocked statement.
  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ZERO, 3);
}
