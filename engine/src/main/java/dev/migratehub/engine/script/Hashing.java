package dev.migratehub.engine.script;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Takes the checksum of a script. That of a large one is taken on a thread of its own, while the
/// one that reads it has other questions to its bytes. For one thread; close it whatever happens.
final class Hashing implements AutoCloseable {

  private static final int CHUNK = 1 << 16;
  private static final long LARGE = 1 << 20;
  private static final int PIECES = 8;

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Piece(byte[] bytes, int length) {}

  private final Checksum.Accumulator accumulator = new Checksum.Accumulator();
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(PIECES);
  private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(PIECES);
  private final Thread hasher = Thread.ofPlatform().daemon().name("hashing").unstarted(this::hash);
  private final boolean large;
  private @Nullable Throwable failure;

  /// @param size of the file in bytes, or a guess
  Hashing(long size) {
    large = size > LARGE;
    for (int i = 0; i < (large ? PIECES : 1); i++) {
      free.add(new byte[Math.clamp(size, 1, CHUNK)]);
    }
    if (large) {
      hasher.start();
    }
  }

  /// An array to read the next piece into.
  byte[] room() throws IOException {
    byte[] now = free.poll();
    try {
      return now == null ? free.take() : now;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /// Adds what was read into an array of [#room()], which belongs to nobody else any more.
  void add(byte[] bytes, int length) throws IOException {
    if (large) {
      hand(new Piece(bytes, length));
    } else {
      accumulator.add(bytes, 0, length);
      free.add(bytes);
    }
  }

  /// The checksum of all that was added, after which nothing can be.
  Checksum checksum() throws IOException {
    if (large) {
      try {
        hand(new Piece(new byte[0], -1));
        hasher.join();
      } catch (InterruptedException e) {
        throw interrupted();
      }
      if (failure != null) {
        throw new IOException("the checksum of a script could not be taken", failure);
      }
    }
    return accumulator.checksum();
  }

  @Override
  public void close() {
    hasher.interrupt();
  }

  private void hand(Piece piece) throws IOException {
    try {
      full.put(piece);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void hash() {
    try {
      for (Piece piece = full.take(); piece.length() >= 0; piece = full.take()) {
        hash(piece);
        free.put(piece.bytes());
      }
    } catch (InterruptedException e) {
      // Nobody wants to know any more.
    }
  }

  /// Whatever happens, whoever reads goes on and is told at the end.
  private void hash(Piece piece) {
    try {
      accumulator.add(piece.bytes(), 0, piece.length());
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while a script was read");
  }
}
