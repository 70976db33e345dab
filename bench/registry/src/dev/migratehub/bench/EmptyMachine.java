package dev.migratehub.bench;

import dev.migratehub.guardian.log.Machine;
import java.io.InputStream;
import java.time.Duration;

/// Does nothing with what it is given: what is left is the log's own work.
final class EmptyMachine implements Machine {

  private static final byte[] NOTHING = {};

  private long applied = -1;

  @Override
  public byte[] apply(long index, byte[] entry) {
    passed(index);
    return NOTHING;
  }

  @Override
  public synchronized void passed(long index) {
    applied = Math.max(applied, index);
    notifyAll();
  }

  @Override
  public synchronized long applied() {
    return applied;
  }

  @Override
  public synchronized boolean await(long index, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (applied < index && System.nanoTime() < end) {
      wait(100);
    }
    return applied >= index;
  }

  @Override
  public Picture picture() {
    return out -> {};
  }

  @Override
  public void load(InputStream in) {}
}
