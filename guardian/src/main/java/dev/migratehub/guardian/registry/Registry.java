package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.log.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
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

  /// What the log carries for several, which are done one after the other.
  ///
  /// @param entries of one proposal each
  public static byte[] entry(List<byte[]> entries) {
    return Codec.join(entries);
  }

  /// What the log gave back for an entry: an answer for each of its proposals.
  public static List<Answer> answers(byte[] reply) {
    return Codec.readAll(reply, Answer.class);
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
    List<Proposal> proposals = entry.length == 0 ? List.of() : Codec.readAll(entry, Proposal.class);
    lock.writeLock().lock();
    try {
      if (proposals.isEmpty()) {
        state.passed(index);
        return new byte[0];
      }
      return Codec.join(state.apply(index, proposals).stream().map(Codec::write).toList());
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
  public Picture picture() {
    Snapshot snapshot = read(Snapshot::of);
    return snapshot::write;
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
