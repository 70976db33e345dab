package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.log.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The state of one member, as the log writes it and everybody reads it.
public final class Registry implements Machine {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Condition moved = lock.writeLock().newCondition();
  private State state;

  public Registry(Retention retention) {
    this.state = new State(retention);
  }

  /// What the log carries for a proposal.
  public static byte[] entry(Proposal proposal) {
    return Codec.write(proposal);
  }

  /// What the log gave back for it.
  public static Answer answer(byte[] reply) {
    return Codec.read(reply, Answer.class);
  }

  /// Looks at a state that does not change meanwhile; what is looked up must not be kept.
  public <T> T read(Function<State, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(state);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public boolean await(long index, Duration patience) throws InterruptedException {
    if (applied() >= index) {
      return true;
    }
    long left = patience.toNanos();
    lock.writeLock().lock();
    try {
      while (state.index() < index && left > 0) {
        left = moved.awaitNanos(left);
      }
      return state.index() >= index;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// Waits until something changed behind an index, or the state is another one.
  ///
  /// @return whether there is something
  public boolean awaitChange(long index, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.writeLock().lock();
    try {
      while (isQuiet(index) && left > 0) {
        left = moved.awaitNanos(left);
      }
      return !isQuiet(index);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean isQuiet(long index) {
    return state.compacted() <= index && state.after(index, 1).isEmpty();
  }

  @Override
  public byte[] apply(long index, byte[] entry) {
    Proposal proposal = entry.length == 0 ? null : Codec.read(entry, Proposal.class);
    lock.writeLock().lock();
    try {
      if (proposal == null) {
        state.passed(index);
        return new byte[0];
      }
      return Codec.write(state.apply(index, proposal));
    } finally {
      moved.signalAll();
      lock.writeLock().unlock();
    }
  }

  @Override
  public void passed(long index) {
    lock.writeLock().lock();
    try {
      state.passed(index);
      moved.signalAll();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public long applied() {
    return read(State::index);
  }

  @Override
  public void save(OutputStream out) throws IOException {
    lock.readLock().lock();
    try {
      Snapshot.write(state, out);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void load(InputStream in) throws IOException {
    State loaded = Snapshot.read(in);
    lock.writeLock().lock();
    try {
      state = loaded;
      moved.signalAll();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
