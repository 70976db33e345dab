package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The lock on a target for the length of a run. One run at a time holds it; it goes when it is
/// closed and also when the process or its connection dies.
public final class TargetLock implements AutoCloseable {

  private static final long SHORTEST_PAUSE_MS = 20;
  private static final long LONGEST_PAUSE_MS = 400;

  private final Grip grip;

  private TargetLock(Grip grip) {
    this.grip = grip;
  }

  /// One way of holding a lock.
  interface Grip extends AutoCloseable {

    /// Takes the lock if nobody has it; at once.
    boolean taken();

    /// Who has it.
    Optional<Holder> holder();

    @Override
    void close();
  }

  /// Takes the lock on a target's history table, asking again and again for at most `wait`. No
  /// question leaves a snapshot open, so that others may build indexes concurrently while we wait.
  ///
  /// @param table with its schema where it has one; upper and lower case make no difference,
  ///   because on some servers they are one table
  /// @param listener may end the waiting with an exception of its own
  /// @throws dev.migratehub.engine.problem.ProblemException when it was not had in time
  public static TargetLock take(OpenTarget target, String table, Duration wait, Waiting listener) {
    // PostgreSQL keeps these locks by database, and elsewhere a table's schema is its database.
    String subject = table.toLowerCase(Locale.ROOT);
    Grip grip =
        switch (target.dialect().lock()) {
          case LockSql.OnServer sql -> new ServerGrip(target.session(), sql, digest(subject));
          case LockSql.BesideFile sql -> FileGrip.beside(target, sql);
        };
    return held(grip, "the lock on " + target.target().address(), wait, listener);
  }

  /// Waits until a lock is had, which messages call `name`.
  static TargetLock held(Grip grip, String name, Duration wait, Waiting listener) {
    try {
      await(grip, name, wait, listener);
      return new TargetLock(grip);
    } catch (RuntimeException e) {
      grip.close();
      throw e;
    }
  }

  private static void await(Grip grip, String name, Duration wait, Waiting listener) {
    long start = System.nanoTime();
    long pause = SHORTEST_PAUSE_MS;
    while (!grip.taken()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      Optional<Holder> holder = grip.holder();
      if (waited.compareTo(wait) >= 0) {
        if (holder.isEmpty() && grip.taken()) {
          return;
        }
        throw notHad(name, waited, holder).exception();
      }
      listener.waiting(holder, waited);
      sleep(pause);
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
  }

  @Override
  public void close() {
    grip.close();
  }

  private static Problem notHad(String name, Duration waited, Optional<Holder> holder) {
    String who = holder.map(Holder::toString).orElse("a session that this user may not see");
    return new Problem(
        Code.TARGET_LOCKED,
        "after %.1f s %s is still held by %s".formatted(waited.toMillis() / 1000.0, name, who),
        "this run changed nothing",
        "let the other run finish, then run the same command again; --lock-wait 5m waits longer");
  }

  private static void sleep(long pause) {
    try {
      Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(
              Code.RUN_INTERRUPTED,
              "interrupted while waiting for the lock",
              "this run changed nothing",
              "run the same command again")
          .exception();
    }
  }

  private static byte[] digest(String subject) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
