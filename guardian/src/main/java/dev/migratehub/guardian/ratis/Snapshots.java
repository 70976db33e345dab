package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Machine;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/// The snapshots of a member on its disk. They are written while entries are applied: a large state
/// takes seconds, and nobody is to wait for his change meanwhile.
final class Snapshots extends SimpleStateMachineStorage implements AutoCloseable {

  private static final String DRAFT = ".draft";

  private final AtomicReference<@Nullable IOException> untold = new AtomicReference<>();
  private volatile @Nullable IOException failure;
  private volatile @Nullable Thread writing;
  private volatile boolean closed;
  private volatile long written = -1;
  private volatile long size;
  private @Nullable SnapshotRetentionPolicy policy;

  /// What a killed member had begun is of no use.
  @Override
  public void init(RaftStorage storage) throws IOException {
    super.init(storage);
    Path folder = storage.getStorageDir().getStateMachineDir().toPath();
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*" + DRAFT)) {
      for (Path draft : drafts) {
        Files.delete(draft);
      }
    }
  }

  /// The index of the last one that is whole, here or from another member; -1 if there is none.
  long written() {
    return written;
  }

  /// Bytes of the last one.
  long size() {
    return size;
  }

  /// There is one up to this index.
  synchronized void reached(long index, long bytes) {
    if (index > written) {
      written = index;
      size = bytes;
    }
  }

  /// Whether none is being written.
  boolean isIdle() {
    Thread thread = writing;
    return thread == null || !thread.isAlive();
  }

  /// Writes one, and does not wait for it; to be called when the last one is done.
  void begin(TermIndex at, Machine.Picture picture) {
    // A thread that ended still holds what it was given.
    AtomicReference<Machine.@Nullable Picture> given = new AtomicReference<>(picture);
    failure = null;
    writing =
        Thread.ofPlatform()
            .name("guardian-snapshot")
            .daemon()
            .start(() -> {
              try {
                write(at, Objects.requireNonNull(given.getAndSet(null)));
              } catch (IOException e) {
                failed(e);
              } catch (RuntimeException | OutOfMemoryError e) {
                failed(new IOException(e));
              }
            });
  }

  private void failed(IOException e) {
    failure = e;
    untold.set(closed ? null : e);
  }

  /// Tells of one that could not be written, once.
  void tell() throws IOException {
    IOException last = untold.getAndSet(null);
    if (last != null) {
      throw last;
    }
  }

  /// Whether the last one was written, as often as it is asked.
  void check() throws IOException {
    IOException last = failure;
    if (last != null) {
      throw last;
    }
  }

  /// Waits for the one that is being written.
  void finish() throws InterruptedIOException {
    Thread thread = writing;
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }

  private void write(TermIndex at, Machine.Picture picture) throws IOException {
    File file = getSnapshotFile(at.getTerm(), at.getIndex());
    Path draft = file.toPath().resolveSibling(file.getName() + DRAFT);
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
    reached(at.getIndex(), Files.size(file.toPath()));
    super.cleanupOldSnapshots(policy);
  }

  /// Ratis asks for it again and again; it is done when there is a new one.
  @Override
  public synchronized void cleanupOldSnapshots(@Nullable SnapshotRetentionPolicy asked) {
    policy = asked;
  }

  /// Gives up the one that is being written.
  @Override
  public void close() throws IOException {
    closed = true;
    finish();
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
