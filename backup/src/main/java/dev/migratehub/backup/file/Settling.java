package dev.migratehub.backup.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// Brings a file to the disk while more is written to it, so that little is left to wait for at its
/// end. For one writing thread.
final class Settling {

  /// As many bytes may wait.
  private static final long STEP = 1 << 25;

  private final FileChannel channel;
  private long waiting;
  private @Nullable Thread running;
  private volatile @Nullable IOException failure;

  Settling(FileChannel channel) {
    this.channel = channel;
  }

  /// So many bytes were written behind the others.
  ///
  /// @throws IOException when some before could not be brought to the disk: the rest is in vain
  void wrote(int bytes) throws IOException {
    check();
    waiting += bytes;
    if (waiting >= STEP) {
      begin();
    }
  }

  /// Begins to bring what was written to the disk, if that is not under way already.
  void begin() {
    if (running == null || !running.isAlive()) {
      waiting = 0;
      running = Thread.ofPlatform().daemon().name("backup-sync").start(this::settle);
    }
  }

  private void settle() {
    try {
      channel.force(false);
    } catch (IOException e) {
      failure = e;
    }
  }

  /// Returns when everything is on the disk. A system tells of a failure once, so that one from
  /// before counts.
  void finish() throws IOException {
    Thread begun = running;
    if (begun != null) {
      try {
        begun.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
    check();
    channel.force(true);
  }

  private void check() throws IOException {
    IOException known = failure;
    if (known != null) {
      throw known;
    }
  }
}
