package dev.migratehub.hub.run;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/// Writes what became of things even when the hub's own database is away for a while: what happened
/// on a target must not be forgotten because of that.
final class Persistence {

  private static final Log LOG = LogFactory.getLog(Persistence.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Persistence() {}

  /// Repeats until the database answers.
  ///
  /// @throws Interrupted when the thread is asked to end
  static <T> T insist(Supplier<T> write) {
    Duration pause = FIRST;
    while (true) {
      try {
        return write.get();
      } catch (DataAccessException | TransactionException e) {
        if (e instanceof NonTransientDataAccessException
            && !(e instanceof NonTransientDataAccessResourceException)) {
          throw e;
        }
        LOG.warn(
            "the hub's database does not answer; trying again: " + e.getClass().getSimpleName());
        rest(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
      }
    }
  }

  /// Waits.
  ///
  /// @throws Interrupted when the thread is asked to end
  static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /// The thread was asked to end.
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }
}
