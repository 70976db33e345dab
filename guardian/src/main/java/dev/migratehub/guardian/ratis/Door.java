package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/// The way to the leader, wherever it is. Asks again after every failure, after a short pause,
/// until the patience is over.
final class Door implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(30);

  private final Timing timing;
  private final AtomicReference<RaftClient> client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Door(Timing timing, RaftClient client) {
    this.timing = timing;
    this.client = new AtomicReference<>(client);
  }

  /// Uses another client from now on: the members are others.
  void use(RaftClient other) {
    close(client.getAndSet(other));
    if (threads.isShutdown()) {
      close(other);
    }
  }

  /// @param here asked before the network is
  CompletableFuture<RaftClientReply> send(byte[] entry, Here here) {
    Message message = Message.valueOf(ByteString.copyFrom(entry));
    long end = System.nanoTime() + timing.patience().toNanos();
    return here.isLeader() ? sendHere(message, here, end) : sendUntilAnswered(message, here, end);
  }

  /// No thread waits for what is answered here at the first attempt, as nearly everything is.
  private CompletableFuture<RaftClientReply> sendHere(Message message, Here here, long end) {
    return here.send(message)
        .orTimeout(timing.request().toMillis(), TimeUnit.MILLISECONDS)
        .handle((reply, failure) ->
            Optional.ofNullable(reply).filter(it -> failure == null && it.isSuccess()))
        .thenCompose(reply ->
            reply
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> sendUntilAnswered(message, here, end)));
  }

  private CompletableFuture<RaftClientReply> sendUntilAnswered(
      Message message, Here here, long end) {
    try {
      return CompletableFuture.supplyAsync(() -> sendAndWait(message, here, end), threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(closed(e));
    }
  }

  private RaftClientReply sendAndWait(Message message, Here here, long end) {
    while (true) {
      try {
        RaftClientReply reply =
            here.isLeader() ? answer(here.send(message)) : client.get().io().send(message);
        if (reply.isSuccess()) {
          return reply;
        }
        pause(end, reply.getException());
      } catch (IOException e) {
        pause(end, e);
      }
    }
  }

  private RaftClientReply answer(CompletableFuture<RaftClientReply> reply) throws IOException {
    try {
      return reply.get(timing.request().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  private void pause(long end, Exception cause) {
    if (threads.isShutdown()) {
      throw closed(cause);
    }
    if (System.nanoTime() > end) {
      throw new LogUnavailable(
          "no majority answered within " + timing.patience().toSeconds() + " s", cause);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw closed(e);
    }
  }

  private static LogStopped closed(Exception cause) {
    return new LogStopped("this member was closed", cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    close(client.get());
  }

  private static void close(RaftClient client) {
    try {
      client.close();
    } catch (IOException e) {
      // It is not used any more.
    }
  }

  /// This member, which is the quickest way if it leads.
  interface Here {
    boolean isLeader();

    /// Asks this member; fails when it cannot be asked.
    CompletableFuture<RaftClientReply> send(Message message);
  }
}
