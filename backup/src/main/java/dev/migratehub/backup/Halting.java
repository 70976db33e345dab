package dev.migratehub.backup;

import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.kind.Dump;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The wish of somebody to stop. Bytes that move ask for it, and what waits for a server or a
/// program is cut off.
final class Halting {

  private volatile boolean wanted;
  private volatile @Nullable Dump dump;
  private volatile @Nullable Session session;

  /// Somebody wished to stop while bytes were moving.
  static final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  void ask() {
    wanted = true;
    try {
      Dump made = dump;
      Session running = session;
      if (made != null) {
        made.close();
      }
      if (running != null) {
        running.cancel();
      }
    } catch (IOException | SqlFailure e) {
      // It ended by itself meanwhile.
    }
  }

  /// What is cut off when somebody asks.
  ///
  /// @throws Halted when somebody did before there was something to cut off
  void watch(Dump made) {
    dump = made;
    halt();
  }

  /// What is canceled when somebody asks.
  ///
  /// @throws Halted when somebody did before there was something to cancel
  void watch(Session running) {
    session = running;
    halt();
  }

  private void halt() {
    if (wanted) {
      throw new Halted();
    }
  }

  /// A meter that ends what it measures when somebody asks.
  Meter over(Meter meter) {
    return (bytes, total) -> {
      halt();
      meter.moved(bytes, total);
    };
  }

  /// Ends a work that only read when somebody asked.
  void check() {
    check("nothing was changed and nothing was kept");
  }

  /// Ends a work when somebody asked.
  void check(String now) {
    if (wanted) {
      throw problem(now).exception();
    }
  }

  static Problem problem(String now) {
    return new Problem(Code.RUN_INTERRUPTED, "interrupted", now, "run the same command again");
  }
}
