package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Machine;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/// The snapshots of a member on its disk. They are written while entries are applied: a large state
/// takes seconds, and nobody is to wait for his change meanwhile.
final class Snapshots extends SimpleStateMachineStorage implements AutoCloseable {

  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private volatile @Nullable Thread writing;
  private volatile boolean closed;
  private long written = -1;

  /// The index of the last one that is whole, here or from another member; -1 if there is none.
  synchronized long written() {
    return written;
  }

  /// There is one up to this index.
  synchronized void reached(long index) {
    written = Math.max(written, index);
  }

  /// Whether none is being written.
  boolean isIdle() {
    Thread thread = writing;
    return thread == null || !thread.isAlive();
  }

  /// Writes one, and does not wait for it; to be called when the last one is done.
  void begin(TermIndex at, Machine.Picture picture) {
    writing =
        Thread.ofPlatform()
            .name("guardian-snapshot")
            .daemon()
            .start(() -> {
              try {
                write(at, picture);
              } catch (IOException e) {
                failure.set(e);
              } catch (RuntimeException | OutOfMemoryError e) {
                failure.set(new IOException(e));
              }
            });
  }

  /// @throws IOException when the last one could not be written; once for each
  void check() throws IOException {
    IOException last = failure.getAndSet(null);
    if (last != null && !closed) {
      throw last;
    }
  }

  /// Waits for the one that is being written.
  void finish() throws InterruptedException {
    Thread thread = writing;
    if (thread != null) {
      thread.join();
    }
  }

  /// Writes one at once.
  void write(TermIndex at, Machine.Picture picture) throws IOException {
    File file = getSnapshotFile(at.getTerm(), at.getIndex());
    Path draft = file.toPath().resolveSibling(file.getName() + ".draft");
    try {
      try (OutputStream out = new Interruptible(new FileOutputStream(draft.toFile()))) {
        picture.write(out);
      }
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      keep(at, file, draft, MD5FileUtil.computeMd5ForFile(draft.toFile()));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// The checksum is there first: a snapshot without one cannot be read.
  private synchronized void keep(TermIndex at, File file, Path draft, MD5Hash digest)
      throws IOException {
    MD5FileUtil.saveMD5File(file, digest);
    Files.move(draft, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.toPath().getParent())) {
      folder.force(true);
    }
    updateLatestSnapshot(
        new SingleFileSnapshotInfo(
            new FileInfo(file.toPath(), digest), at.getTerm(), at.getIndex()));
    reached(at.getIndex());
  }

  /// Takes away checksums without a snapshot: not while one is made.
  @Override
  public synchronized void cleanupOldSnapshots(@Nullable SnapshotRetentionPolicy policy)
      throws IOException {
    super.cleanupOldSnapshots(policy);
  }

  /// Gives up the one that is being written.
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends when the member does.
  private final class Interruptible extends FilterOutputStream {

    Interruptible(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (closed) {
        throw new IOException("the member is closed");
      }
      out.write(bytes, from, length);
    }
  }
}
