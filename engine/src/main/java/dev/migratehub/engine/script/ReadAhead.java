package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the segments of a large script on a thread of its own while those before them are being
/// sent, some at a time, because each waking of a thread takes as long as reading one. It stops
/// before the rows of a [Segment.Copy], which are read where they are sent. While a long statement
/// is being sent nothing more than one piece is read, so that memory follows the longest statement.
final class ReadAhead implements AutoCloseable {

  private static final int PIECE = 1 << 17;
  private static final int MOST = 1 << 20;

  /// @param weight its bytes, as far as they count
  /// @param last whether nothing follows, be it for the failure
  private record Piece(
      List<Segment> segments, int weight, boolean last, @Nullable Throwable failure) {}

  private static final Piece NOTHING = new Piece(List.of(), 0, false, null);

  private final Supplier<Optional<Segment>> source;
  private final BlockingQueue<Piece> read = new ArrayBlockingQueue<>(MOST / PIECE + 1);
  private final Semaphore room = new Semaphore(MOST);
  private final Semaphore rowsArePast = new Semaphore(0);
  private final Thread reader = Thread.ofPlatform().daemon().name("read-ahead").unstarted(this::go);
  private Piece current = NOTHING;
  private int next;
  private boolean rowsFollow;

  /// @param source answers the next segment, or nothing behind the last, on the other thread
  ReadAhead(Supplier<Optional<Segment>> source) {
    this.source = source;
    reader.start();
  }

  /// The next segment, or nothing behind the last. The rows of a copy before it were read, or are
  /// passed over now.
  Optional<Segment> next() {
    if (rowsFollow) {
      rowsFollow = false;
      rowsArePast.release();
    }
    while (next == current.segments().size()) {
      if (current.last()) {
        return ended();
      }
      room.release(current.weight());
      // What was sent is not kept while the next piece is read.
      current = NOTHING;
      current = take();
      next = 0;
    }
    Segment segment = current.segments().get(next++);
    rowsFollow = segment instanceof Segment.Copy;
    return Optional.of(segment);
  }

  private Optional<Segment> ended() {
    switch (current.failure()) {
      case null -> {
        return Optional.empty();
      }
      case Error error -> throw error;
      case RuntimeException failure -> throw failure;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private Piece take() {
    return uninterrupted(read::take);
  }

  private void go() {
    try {
      Piece piece = piece();
      while (deliver(piece)) {
        piece = piece();
      }
    } catch (InterruptedException e) {
      // Nobody wants the rest.
    }
  }

  private Piece piece() {
    List<Segment> segments = new ArrayList<>();
    long weight = 0;
    try {
      while (weight < PIECE) {
        Optional<Segment> segment = source.get();
        if (segment.isEmpty()) {
          return new Piece(segments, (int) Math.min(weight, MOST), true, null);
        }
        segments.add(segment.get());
        weight += segment.get().span().length();
        if (segment.get() instanceof Segment.Copy) {
          break;
        }
      }
      return new Piece(segments, (int) Math.min(weight, MOST), false, null);
    } catch (RuntimeException | Error e) {
      // Memory that runs out, too, is told to whoever waits for the rest.
      return new Piece(segments, (int) Math.min(weight, MOST), true, e);
    }
  }

  /// Answers whether another piece is wanted.
  private boolean deliver(Piece piece) throws InterruptedException {
    room.acquire(piece.weight());
    read.put(piece);
    if (piece.last()) {
      return false;
    }
    if (piece.segments().getLast() instanceof Segment.Copy) {
      rowsArePast.acquire();
    }
    if (piece.weight() == MOST) {
      room.acquire(MOST);
      room.release(MOST);
    }
    return true;
  }

  @Override
  public void close() {
    reader.interrupt();
    uninterrupted(() -> {
      reader.join();
      return true;
    });
  }

  private interface Waiting<T> {
    T run() throws InterruptedException;
  }

  /// Waits for what comes for certain; an interruption is kept for whoever looks for it.
  private static <T> T uninterrupted(Waiting<T> waiting) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return waiting.run();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
