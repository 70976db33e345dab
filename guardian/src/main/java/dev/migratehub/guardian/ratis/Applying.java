package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Machine;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/// Carries the log to a [Machine]. Ratis goes on after an entry that failed, and so this does not
/// let one fail: it reports the trouble and applies nothing more.
final class Applying extends BaseStateMachine {

  private final Machine machine;
  private final int every;
  private final BiConsumer<String, @Nullable Throwable> trouble;
  private final Runnable membership;
  private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
  private final AtomicBoolean demanded = new AtomicBoolean();
  private volatile boolean halted;
  private long written = -1;

  Applying(
      Machine machine,
      int every,
      BiConsumer<String, @Nullable Throwable> trouble,
      Runnable membership) {
    this.machine = machine;
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
          storage.init(raftStorage);
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
    SingleFileSnapshotInfo snapshot = storage.loadLatestSnapshot();
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
    written = snapshot.getIndex();
    setLastAppliedTermIndex(snapshot.getTermIndex());
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    LogEntryProto entry = Objects.requireNonNull(context.getLogEntry());
    if (halted) {
      return new CompletableFuture<>();
    }
    try {
      byte[] reply =
          machine.apply(
              entry.getIndex(), entry.getStateMachineLogEntry().getLogData().toByteArray());
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
    if (!halted) {
      machine.passed(index);
      super.notifyTermIndexUpdated(term, index);
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

  /// The next snapshot is written however little there is in it.
  void demand() {
    demanded.set(true);
  }

  @Override
  public long takeSnapshot() throws IOException {
    TermIndex last = getLastAppliedTermIndex();
    boolean due = demanded.getAndSet(false) || last.getIndex() - written >= every;
    if (halted || !due || last.getIndex() <= written) {
      return written;
    }
    File file = storage.getSnapshotFile(last.getTerm(), last.getIndex());
    write(file.toPath());
    MD5Hash digest = MD5FileUtil.computeAndSaveMd5ForFile(file);
    storage.updateLatestSnapshot(
        new SingleFileSnapshotInfo(
            new FileInfo(file.toPath(), digest), last.getTerm(), last.getIndex()));
    written = last.getIndex();
    return written;
  }

  private void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
      machine.save(out);
    }
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.getParent())) {
      folder.force(true);
    }
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return storage;
  }

  /// Nothing is answered from here: reads go through the log or to the machine itself.
  @Override
  public CompletableFuture<Message> query(Message request) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("nothing is queried"));
  }
}
