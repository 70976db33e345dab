package dev.migratehub.cli.render;

import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is going on, shown on one line that is written again and again on a terminal, and as a line
/// now and then elsewhere.
final class Progress implements AutoCloseable {

  private static final long TICK_MS = 100;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int BAR = 20;

  private final Screen screen;
  private final Object lock = new Object();
  private @Nullable Activity running;
  private long startedAt;
  private long toldAt;
  private boolean drawn;
  private @Nullable Thread ticker;

  Progress(Screen screen) {
    this.screen = screen;
  }

  /// Something that takes its time.
  interface Activity {

    /// How far it came, on one line; `width` 0 means without bound.
    String line(boolean live, int width, Duration elapsed);
  }

  void started(Step next, long statements) {
    begin(new Stepping(next, 0, statements));
  }

  /// Begins to show something, or shows how far it came.
  void moved(Moving moving) {
    synchronized (lock) {
      if (running instanceof Moving before && before.what().equals(moving.what())) {
        running = moving;
      } else {
        begin(moving);
      }
    }
  }

  private void begin(Activity activity) {
    synchronized (lock) {
      running = activity;
      startedAt = System.nanoTime();
      toldAt = startedAt;
      if (ticker == null) {
        ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
      }
    }
  }

  void statements(long through, long of) {
    synchronized (lock) {
      if (running instanceof Stepping stepping) {
        running = new Stepping(stepping.step(), through, of);
      }
    }
  }

  void finished() {
    synchronized (lock) {
      erase();
      running = null;
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
      running = null;
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
    Activity activity = running;
    if (activity == null) {
      return;
    }
    if (screen.live()) {
      screen.out().over(line(activity, screen.width().getAsInt()));
      drawn = true;
    } else if (since(toldAt).compareTo(SILENCE) >= 0) {
      toldAt = System.nanoTime();
      screen.out().line("still " + line(activity, 0).strip());
    }
  }

  private void erase() {
    if (drawn) {
      screen.out().over("");
      drawn = false;
    }
  }

  private String line(Activity activity, int width) {
    return activity.line(screen.live(), width, since(startedAt));
  }

  /// On a narrow terminal first the bar gives way, then the end of the name.
  static String fitted(String head, String bar, String numbers, int room) {
    if (head.length() + bar.length() <= room) {
      return head + bar + numbers;
    }
    return head.length() <= room
        ? head + numbers
        : head.substring(0, Math.clamp(room - 1, 0, head.length())) + "…" + numbers;
  }

  /// A step of a run.
  private record Stepping(Step step, long done, long total) implements Activity {

    @Override
    public String line(boolean live, int width, Duration elapsed) {
      String numbers = "  %d/%d statements  %s".formatted(done, total, Words.duration(elapsed));
      String head = "  %s %s".formatted(StepWords.doing(step), Visible.text(step.label()));
      String bar = live && total > 1 ? "  " + bar() : "";
      int room = width <= 0 ? Integer.MAX_VALUE : width - 1 - numbers.length();
      return fitted(head, bar, numbers, room);
    }

    private String bar() {
      int filled = (int) (BAR * Math.min(done, total) / total);
      return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
