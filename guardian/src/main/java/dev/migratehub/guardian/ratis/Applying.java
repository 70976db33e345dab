package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/// Carries the log to a [Machine]. Ratis goes on after an entry that failed, and so this does not
/// let one fail: it reports the trouble and applies nothing more.
final class Applying extends BaseStateMachine {

  /// A snapshot is due after so much of the log as well: it all is read again after a start.
  private static final long BYTES = 64 << 20;

  private final Machine machine;
  private final int every;
  private final BiConsumer<String, @Nullable Throwable> trouble;
  private final Runnable membership;
  private final Watermark watermark;
  private final Snapshots snapshots = new Snapshots();
  private final AtomicBoolean demanded = new AtomicBoolean();
  private volatile boolean halted;
  private long pictured = -1;
  private long bytes;

  Applying(
      Machine machine,
      Watermark watermark,
      int every,
      BiConsumer<String, @Nullable Throwable> trouble,
      Runnable membership) {
    this.machine = machine;
    this.watermark = watermark;
    this.every = every;
    this.trouble = trouble;
    this.membership = membership;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage raftStorage)
      throws IOException {
    getLifeCycle()
        .startAndTransition(() -> {
          super.initialize(server, group, raftStorage);
          snapshots.init(raftStorage);
          load();
        });
  }

  /// A snapshot is about to take the place of everything; Ratis demands to see this state.
  @Override
  public void pause() {
    if (getLifeCycleState() == LifeCycle.State.RUNNING) {
      getLifeCycle().transition(LifeCycle.State.PAUSING);
      getLifeCycle().transition(LifeCycle.State.PAUSED);
    }
  }

  @Override
  public void reinitialize() throws IOException {
    load();
    if (getLifeCycleState() == LifeCycle.State.PAUSED) {
      getLifeCycle().transition(LifeCycle.State.STARTING);
      getLifeCycle().transition(LifeCycle.State.RUNNING);
    }
  }

  private void load() throws IOException {
    SingleFileSnapshotInfo snapshot = snapshots.loadLatestSnapshot();
    if (snapshot == null) {
      return;
    }
    Path file = snapshot.getFile().getPath();
    try {
      MD5Hash stored = snapshot.getFile().getFileDigest();
      if (stored == null || !stored.equals(MD5FileUtil.computeMd5ForFile(file.toFile()))) {
        throw new IOException("its checksum differs or is missing");
      }
      try (InputStream in = Files.newInputStream(file)) {
        machine.load(in);
      }
    } catch (IOException | RuntimeException e) {
      trouble.accept("the snapshot " + file + " cannot be read: " + e.getMessage(), e);
      throw new IOException("the snapshot " + file + " cannot be read", e);
    }
    snapshots.reached(snapshot.getIndex(), Files.size(file));
    pictured = snapshot.getIndex();
    bytes = 0;
    setLastAppliedTermIndex(snapshot.getTermIndex());
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    LogEntryProto entry = Objects.requireNonNull(context.getLogEntry());
    if (halted) {
      return new CompletableFuture<>();
    }
    try {
      byte[] data = entry.getStateMachineLogEntry().getLogData().toByteArray();
      byte[] reply = machine.apply(entry.getIndex(), data);
      watermark.moved(entry.getTerm(), entry.getIndex());
      bytes += data.length;
      updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
      return CompletableFuture.completedFuture(Message.valueOf(ByteString.copyFrom(reply)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      halted = true;
      trouble.accept("entry " + entry.getIndex() + " of the log cannot be applied", e);
      return new CompletableFuture<>();
    }
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    if (halted) {
      return;
    }
    try {
      machine.passed(index);
      watermark.moved(term, index);
      super.notifyTermIndexUpdated(term, index);
    } catch (RuntimeException e) {
      halted = true;
      trouble.accept("how far the log is applied cannot be noted", e);
    }
  }

  @Override
  public void notifyConfigurationChanged(
      long term, long index, RaftConfigurationProto configuration) {
    membership.run();
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
    halted = true;
    trouble.accept("the log cannot be written: " + cause.getMessage(), cause);
  }

  /// The next snapshot is begun however little there is in it, when the last one is done.
  ///
  /// @throws InterruptedIOException when the wait for the last one is interrupted
  void demand() throws InterruptedIOException {
    snapshots.finish();
    demanded.set(true);
  }

  /// Waits for the snapshot that is being written.
  ///
  /// @throws IOException when it could not be written
  void finish() throws IOException {
    snapshots.finish();
    snapshots.check();
  }

  /// Begins one when it is time; it is written beside. Ratis asks again and again, and hears when
  /// one is there.
  @Override
  public long takeSnapshot() throws IOException {
    if (!demanded.get()) {
      snapshots.tell();
    }
    TermIndex last = getLastAppliedTermIndex();
    if (!halted && snapshots.isIdle() && last.getIndex() > snapshots.written() && isTime(last)) {
      begin(last);
    }
    return snapshots.written();
  }

  private boolean isTime(TermIndex last) {
    return demanded.getAndSet(false)
        || last.getIndex() - pictured >= every
        || bytes >= Math.max(BYTES, snapshots.size());
  }

  private void begin(TermIndex last) throws IOException {
    try {
      pictured = last.getIndex();
      bytes = 0;
      snapshots.begin(last, machine.picture());
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new IOException("no snapshot could be begun", e);
    }
  }

  @Override
  public void close() throws IOException {
    snapshots.close();
    super.close();
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return snapshots;
  }

  /// Nothing is answered from here: reads go through the log or to the machine itself.
  @Override
  public CompletableFuture<Message> query(Message request) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("nothing is queried"));
  }
}
