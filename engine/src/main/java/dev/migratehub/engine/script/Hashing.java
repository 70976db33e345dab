package dev.migratehub.engine.script;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Takes the checksum of a script. That of a large one is taken on a thread of its own, while the
/// one that reads it has other questions to its bytes. For one thread; close it whatever happens.
sealed interface Hashing extends AutoCloseable {

  int CHUNK = 1 << 16;
  long LARGE = 1 << 20;

  /// For a file of about that many bytes.
  static Hashing of(long size) {
    return size > LARGE ? new Beside() : new Here(new byte[Math.clamp(size, 1, CHUNK)]);
  }

  /// An array to read the next piece into.
  byte[] room() throws IOException;

  /// Adds what was read into an array of [#room()], which belongs to nobody else any more.
  void add(byte[] bytes, int length) throws IOException;

  /// The checksum of all that was added, after which nothing can be.
  Checksum checksum() throws IOException;

  @Override
  void close();

  /// At once, with one array for all pieces.
  final class Here implements Hashing {

    private final Checksum.Accumulator accumulator = new Checksum.Accumulator();
    private final byte[] room;

    private Here(byte[] room) {
      this.room = room;
    }

    @Override
    public byte[] room() {
      return room;
    }

    @Override
    public void add(byte[] bytes, int length) {
      accumulator.add(bytes, 0, length);
    }

    @Override
    public Checksum checksum() {
      return accumulator.checksum();
    }

    @Override
    public void close() {}
  }

  /// On a thread of its own.
  final class Beside implements Hashing {

    private static final int PIECES = 8;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Piece(byte[] bytes, int length) {}

    private final Checksum.Accumulator accumulator = new Checksum.Accumulator();
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(PIECES);
    private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(PIECES);
    private final Thread hasher =
        Thread.ofPlatform().daemon().name("hashing").unstarted(this::hash);
    private @Nullable Throwable failure;

    private Beside() {
      for (int i = 0; i < PIECES; i++) {
        free.add(new byte[CHUNK]);
      }
      hasher.start();
    }

    @Override
    public byte[] room() throws IOException {
      byte[] now = free.poll();
      try {
        return now == null ? free.take() : now;
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }

    @Override
    public void add(byte[] bytes, int length) throws IOException {
      hand(new Piece(bytes, length));
    }

    @Override
    public Checksum checksum() throws IOException {
      try {
        hand(new Piece(new byte[0], -1));
        hasher.join();
      } catch (InterruptedException e) {
        throw interrupted();
      }
      if (failure != null) {
        throw new IOException("the checksum of a script could not be taken", failure);
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
}
