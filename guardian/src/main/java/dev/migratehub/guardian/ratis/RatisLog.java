package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Coalesced;
import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Machine;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Standing;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.ratis.protocol.RaftClientReply;
import org.jspecify.annotations.Nullable;

/// A member of a group on Apache Ratis.
public final class RatisLog implements ReplicatedLog {

  private final LogSettings settings;
  private final Machine machine;
  private final Member member;
  private final CompletableFuture<LogStopped> stopped;
  private final Coalesced<Long> barriers = new Coalesced<>(this::throughTheLog);

  private RatisLog(
      LogSettings settings, Machine machine, Member member, CompletableFuture<LogStopped> stopped) {
    this.settings = settings;
    this.machine = machine;
    this.member = member;
    this.stopped = stopped;
  }

  /// Starts a member and gives it back as soon as it takes part.
  ///
  /// @throws LogStopped when it cannot, because of its folder, its address or what it finds on its
  ///   disk
  public static RatisLog start(LogSettings settings, Machine machine) {
    new Folder(settings.folder()).open(settings);
    CompletableFuture<LogStopped> stopped = new CompletableFuture<>();
    Member member = new Member(settings, machine, stopped);
    return new RatisLog(settings, machine, member, stopped);
  }

  @Override
  public CompletableFuture<byte[]> propose(byte[] entry) {
    if (entry.length > Properties.ENTRY) {
      throw new IllegalArgumentException(
          "a change is larger than " + (Properties.ENTRY >> 20) + " MB");
    }
    return reply(entry).thenApply(it -> it.getMessage().getContent().toByteArray());
  }

  /// Where this member is the only one and leads, what it acknowledged is in its machine: it was
  /// applied before. Nobody can have acknowledged anything else, for nobody joins without it.
  @Override
  public CompletableFuture<Long> barrier() {
    return !stopped.isDone() && member.isAlone()
        ? CompletableFuture.completedFuture(machine.applied())
        : barriers.ask();
  }

  /// An entry with nothing in it: when it is applied, everything before it is.
  private CompletableFuture<Long> throughTheLog() {
    return reply(new byte[0])
        .thenCompose(it -> Waiting.until(machine, it.getLogIndex(), settings.timing().patience()));
  }

  private CompletableFuture<RaftClientReply> reply(byte[] entry) {
    return stopped.isDone()
        ? CompletableFuture.failedFuture(stopped.join())
        : member.send(entry).handle((reply, failure) -> failure == null ? reply : failed(failure));
  }

  private RaftClientReply failed(Throwable failure) {
    Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
    Throwable cause = inner == null ? failure : inner;
    if (stopped.isDone()) {
      throw stopped.join();
    }
    if (cause instanceof LogStopped || cause instanceof LogUnavailable) {
      throw (RuntimeException) cause;
    }
    throw new LogUnavailable(String.valueOf(cause.getMessage()), cause);
  }

  @Override
  public Standing standing() {
    return member.standing(machine.applied(), trouble());
  }

  private Optional<String> trouble() {
    return stopped.isDone() ? Optional.ofNullable(stopped.join().getMessage()) : Optional.empty();
  }

  @Override
  public void join(Peer peer) {
    done(() -> member.membership().join(peer));
  }

  @Override
  public void leave(String id) {
    done(() -> member.membership().leave(id));
  }

  @Override
  public void lead(String id) {
    done(() -> member.membership().lead(id));
  }

  @Override
  public long compact() {
    return done(member::compact).getLogIndex();
  }

  private static RaftClientReply done(Demand demand) {
    try {
      RaftClientReply reply = demand.ask();
      if (!reply.isSuccess()) {
        throw refused(reply.getException());
      }
      return reply;
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static LogUnavailable refused(@Nullable Exception cause) {
    return new LogUnavailable(
        cause == null ? "refused without a reason" : String.valueOf(cause.getMessage()),
        cause == null ? new IllegalStateException("no reason") : cause);
  }

  @Override
  public CompletableFuture<LogStopped> stopped() {
    return stopped;
  }

  @Override
  public void close() {
    member.close();
  }

  /// Something that is asked of the group.
  private interface Demand {
    RaftClientReply ask() throws IOException;
  }
}
