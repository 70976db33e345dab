package dev.migratehub.engine;

import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.HistoryTable;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Connects to a target and reads its history while the caller reads the scripts, where a server
/// has to be waited for; else when it is asked for, so that scripts with a mistake make no file.
final class Opening implements AutoCloseable {

  private final Supplier<Opened> work;
  private final @Nullable CompletableFuture<Opened> begun;
  private boolean taken;

  /// A virtual thread that waits for a socket starts another one that waits in native code, for
  /// which Java waits 0.3 s when it ends.
  private Opening(Supplier<Opened> work, boolean now) {
    this.work = work;
    this.begun =
        now
            ? CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name("opening").start(task))
            : null;
  }

  /// A target that is open, and what its history says.
  record Opened(OpenTarget open, HistoryTable table, History history) implements AutoCloseable {
    @Override
    public void close() {
      open.close();
    }
  }

  /// To change it.
  static Opening toWrite(Target target, Options options) {
    return of(target, options, OpenTarget::connect);
  }

  /// To read only.
  static Opening toRead(Target target, Options options) {
    return of(target, options, OpenTarget::connectToRead);
  }

  private static Opening of(
      Target target, Options options, Function<Target, OpenTarget> connecting) {
    return new Opening(() -> opened(connecting.apply(target), options), target.isAway());
  }

  private static Opened opened(OpenTarget open, Options options) {
    try {
      HistoryTable table = new HistoryTable(open, options.table());
      return new Opened(open, table, HistoryReading.history(open, table));
    } catch (RuntimeException | Error e) {
      open.close();
      throw e;
    }
  }

  /// What came of it; whoever takes it closes it.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be opened or read
  Opened take() {
    taken = true;
    if (begun == null) {
      return work.get();
    }
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// Nobody takes it any more; a connection that is still being made is closed when it is there.
  @Override
  public void close() {
    if (!taken && begun != null) {
      var _ = begun.thenAccept(Opened::close);
    }
  }
}
