package dev.migratehub.engine.lock;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Pooling;
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

    /// Whether it is still ours; asked where it was taken.
    boolean held();

    /// The same for another session of this run when the first one is lost.
    Grip again(OpenTarget fresh);

    /// Whether a statement reads as if it let go of it.
    default boolean mayLoseBy(String statement) {
      return false;
    }

    /// Whether others may take it over while we live, if we are late.
    default boolean mayBeTakenOver() {
      return false;
    }

    /// A statement that the server refuses once the lock is not ours any more.
    default Optional<String> guard(BundleSql sql) {
      return Optional.empty();
    }

    /// Has the transaction that is open under the lock until it ends.
    default boolean joined() {
      return true;
    }

    @Override
    void close();
  }

  /// How a lock that was taken fares.
  public sealed interface State {

    /// It was ours all the time.
    record Kept() implements State {}

    /// It was lost and free, and is ours again; others may have held it in between.
    record Regained() implements State {}

    /// Somebody else has it; empty when it cannot be told who.
    record Lost(Optional<Holder> holder) implements State {}
  }

  /// Takes the lock on a target's history table, asking again and again for at most `wait`. No
  /// question leaves a snapshot open, so that others may build indexes concurrently while we wait.
  ///
  /// @param table with its schema where it has one; upper and lower case make no difference,
  ///   because on some servers they are one table
  /// @param listener may end the waiting with an exception of its own
  /// @throws dev.migratehub.engine.problem.ProblemException when it was not had in time
  public static TargetLock take(
      OpenTarget target, TableName table, Duration wait, Waiting listener) {
    Grip grip =
        switch (target.dialect().lock()) {
          case LockSql.OnServer sql -> onServer(target, sql, table);
          case LockSql.BesideFile sql -> FileGrip.beside(target, sql);
        };
    return held(grip, "the lock on " + target.target().address(), wait, listener);
  }

  /// Who has the lock on a target's history table at this moment; takes and changes nothing. Any of
  /// the holder's words may be empty.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a lock file cannot be used
  public static Optional<Holder> look(OpenTarget target, TableName table) {
    return switch (target.dialect().lock()) {
      case LockSql.OnServer sql -> sessions(target, sql, table).holder();
      case LockSql.BesideFile sql -> FileGrip.look(target, sql);
    };
  }

  private static Grip onServer(OpenTarget target, LockSql.OnServer sql, TableName table) {
    ServerGrip sessions = sessions(target, sql, table);
    Optional<LeaseTable> leases = leases(target, sql, table);
    return leases.isPresent() && target.pooling() == Pooling.TRANSACTION
        ? new LeaseGrip(target, leases.get(), sessions)
        : sessions;
  }

  private static ServerGrip sessions(OpenTarget target, LockSql.OnServer sql, TableName table) {
    Object key = ServerGrip.key(sql, digest(subject(table)));
    return new ServerGrip(target, sql, key, leases(target, sql, table));
  }

  private static Optional<LeaseTable> leases(
      OpenTarget target, LockSql.OnServer sql, TableName table) {
    return sql.lease()
        .map(lease -> new LeaseTable(target, lease, table.beside("_lock"), subject(table)));
  }

  /// PostgreSQL keeps these locks by database, and elsewhere a table's schema is its database.
  private static String subject(TableName table) {
    return table.toString().toLowerCase(Locale.ROOT);
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

  /// Looks whether the lock is still ours, and takes it again at once where it was lost and is
  /// free.
  public State state() {
    if (grip.held()) {
      return new State.Kept();
    }
    return grip.taken() ? new State.Regained() : new State.Lost(grip.holder());
  }

  /// Takes the same lock with a fresh session after the one that took it was lost: it is had when
  /// nothing of the lost one goes on any more.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it was not had in time
  public TargetLock again(OpenTarget fresh, Duration wait) {
    return held(
        grip.again(fresh), "the lock on " + fresh.target().address(), wait, (holder, since) -> {});
  }

  /// Whether others may take the lock over while this run lives, so that each write must ask first.
  public boolean mayBeTakenOver() {
    return grip.mayBeTakenOver();
  }

  /// A statement that the server refuses once the lock is not ours any more; empty where none can
  /// tell.
  public Optional<String> guard(BundleSql sql) {
    return grip.guard(sql);
  }

  /// Has the transaction that is open under the lock until it ends; false when another run has it.
  public boolean joined() {
    return grip.joined();
  }

  /// Whether a statement reads as if it let go of the lock; one that calls a routine may do so
  /// without showing it.
  public boolean mayLoseBy(String statement) {
    return grip.mayLoseBy(statement);
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

  /// Sleeps for half of a pause at least.
  static void sleep(long pause) {
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
