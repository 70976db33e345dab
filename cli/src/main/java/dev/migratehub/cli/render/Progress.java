package dev.migratehub.cli.render;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The step that is running, shown on one line that is written again and again on a terminal, and
/// as a line now and then elsewhere.
final class Progress implements AutoCloseable {

  private static final long TICK_MS = 100;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int BAR = 20;

  private final Screen screen;
  private final Object lock = new Object();
  private @Nullable Step step;
  private long done;
  private long total;
  private long startedAt;
  private long toldAt;
  private boolean drawn;
  private @Nullable Thread ticker;

  Progress(Screen screen) {
    this.screen = screen;
  }

  void started(Step next, long statements) {
    synchronized (lock) {
      step = next;
      done = 0;
      total = statements;
      startedAt = System.nanoTime();
      toldAt = startedAt;
      if (ticker == null) {
        ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
      }
    }
  }

  void statements(long through, long of) {
    synchronized (lock) {
      done = through;
      total = of;
    }
  }

  void finished() {
    synchronized (lock) {
      erase();
      step = null;
    }
  }

  /// Prints lines where the progress line may be standing.
  void print(Paper to, String line) {
    synchronized (lock) {
      erase();
      to.line(line);
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      erase();
      step = null;
      if (ticker != null) {
        ticker.interrupt();
      }
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK_MS);
        synchronized (lock) {
          tell();
        }
      }
    } catch (InterruptedException e) {
      // The run is over.
    }
  }

  private void tell() {
    Step running = step;
    if (running == null) {
      return;
    }
    if (screen.live()) {
      screen.out().over(line(running, screen.width().getAsInt()));
      drawn = true;
    } else if (since(toldAt).compareTo(SILENCE) >= 0) {
      toldAt = System.nanoTime();
      screen.out().line("still " + line(running, 0).strip());
    }
  }

  private void erase() {
    if (drawn) {
      screen.out().over("");
      drawn = false;
    }
  }

  /// On a narrow terminal first the bar gives way, then the end of the name.
  private String line(Step running, int width) {
    String elapsed = Words.duration(since(startedAt));
    String numbers = "  %d/%d statements  %s".formatted(done, total, elapsed);
    String head = "  %s %s".formatted(StepWords.doing(running), Visible.text(running.label()));
    String bar = screen.live() && total > 1 ? "  " + bar() : "";
    int room = width <= 0 ? Integer.MAX_VALUE : width - 1 - numbers.length();
    if (head.length() + bar.length() <= room) {
      return head + bar + numbers;
    }
    return head.length() <= room
        ? head + numbers
        : head.substring(0, Math.clamp(room - 1, 0, head.length())) + "…" + numbers;
  }

  private String bar() {
    int filled = (int) (BAR * Math.min(done, total) / total);
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
