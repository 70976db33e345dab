package dev.migratehub.guardian.ratis;

import dev.migratehub.guardian.log.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A machine that keeps what it was given, and answers with how much that is.
final class Tally implements Machine {

  private final List<String> lines = new ArrayList<>();
  private long applied = -1;
  private int loads;
  private boolean failing;
  private CountDownLatch writable = new CountDownLatch(0);

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /// Snapshots that are begun from now on are written after a count down, and not before.
  synchronized CountDownLatch hold() {
    writable = new CountDownLatch(1);
    return writable;
  }

  /// The next snapshot cannot be written.
  synchronized void failOnce() {
    failing = true;
  }

  synchronized int loads() {
    return loads;
  }

  @Override
  public synchronized byte[] apply(long index, byte[] entry) {
    String line = new String(entry, StandardCharsets.UTF_8);
    if (line.equals("break")) {
      throw new IllegalStateException("cannot be applied");
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    passed(index);
    return Integer.toString(lines.size()).getBytes(StandardCharsets.UTF_8);
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
      wait(10);
    }
    return applied >= index;
  }

  @Override
  public synchronized Picture picture() {
    byte[] all = (applied + "\n" + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    CountDownLatch may = writable;
    boolean fails = failing;
    failing = false;
    return out -> {
      try {
        may.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      if (fails) {
        throw new IOException("no space is left");
      }
      out.write(all);
    };
  }

  @Override
  public synchronized void load(InputStream in) throws IOException {
    List<String> all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    lines.clear();
    lines.addAll(all.subList(1, all.size()));
    applied = Long.parseLong(all.getFirst());
    loads++;
    notifyAll();
  }
}
