package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.Machine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;

/// How far a member has applied its log, in a small file. What was applied is committed: after a
/// start it can be applied again without anybody to say so. It outlives the process, not the power:
/// after that a member may know less until it hears of its leader.
final class Watermark implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final int SIZE = 3 * Long.BYTES;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
  private final Optional<TermIndex> found;

  private Watermark(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    found = read();
  }

  /// That of the member whose folder this is.
  ///
  /// @throws LogStopped when the file cannot be used
  static Watermark in(Path folder) {
    try {
      return new Watermark(folder.resolve("applied"));
    } catch (IOException e) {
      throw new LogStopped("the folder " + folder + " cannot be used: " + e, e);
    }
  }

  /// Applies again what was applied when the file was opened, and waits for it: nobody is to see a
  /// state from before, whether the other members are there or not.
  void recall(RaftLog log, Machine machine, BooleanSupplier stopped) throws IOException {
    TermIndex last = found.filter(log::contains).orElse(null);
    if (last == null) {
      return;
    }
    log.updateCommitIndex(last.getIndex(), last.getTerm(), false);
    try {
      while (!stopped.getAsBoolean() && !machine.await(last.getIndex(), GLANCE)) {
        // Ratis looks how far it may apply ten times a second, and there may be much of it.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private Optional<TermIndex> read() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(SIZE);
    while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {
      // There may be more.
    }
    boolean whole = !all.hasRemaining() && all.getLong(2 * Long.BYTES) == checksum(all);
    return whole
        ? Optional.of(TermIndex.valueOf(all.getLong(0), all.getLong(Long.BYTES)))
        : Optional.empty();
  }

  /// Everything up to this entry is applied. Called by one thread.
  void moved(long term, long index) {
    buffer.clear().putLong(term).putLong(index);
    buffer.putLong(checksum(buffer)).flip();
    try {
      channel.write(buffer, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long checksum(ByteBuffer buffer) {
    CRC32C checksum = new CRC32C();
    checksum.update(buffer.slice(0, 2 * Long.BYTES));
    return checksum.getValue();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is not used any more.
    }
  }
}
