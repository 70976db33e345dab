package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Sizes;
import java.time.Duration;

/// How far something came that moves bytes, and rows perhaps.
///
/// @param what as in `backing up`
/// @param total 0 where nobody knows how many bytes there will be
/// @param rows 0 where rows are not counted
public record Moving(String what, long bytes, long total, long rows) implements Progress.Activity {

  private static final int BAR = 20;
  private static final long SHORTEST_MS = 200;

  @Override
  public String line(boolean live, int width, Duration elapsed) {
    long millis = Math.max(elapsed.toMillis(), 1);
    StringBuilder numbers = new StringBuilder("  ").append(Sizes.text(bytes));
    if (total > 0) {
      numbers.append(" of ").append(Sizes.text(total));
    }
    if (rows > 0) {
      numbers.append("  ").append(Words.count(rows, "row"));
    }
    if (millis > SHORTEST_MS) {
      numbers.append("  ").append(rate(millis));
    }
    numbers.append("  ").append(Words.duration(elapsed));
    if (total > 0 && bytes > 0 && millis > SHORTEST_MS) {
      long left = Math.max(0, (long) ((double) (total - bytes) * millis / bytes));
      numbers.append(", ").append(Words.duration(Duration.ofMillis(left))).append(" left");
    }
    String head = "  " + Visible.text(what);
    String bar = live && total > 0 ? "  " + bar() : "";
    int room = width <= 0 ? Integer.MAX_VALUE : width - 1 - numbers.length();
    return Progress.fitted(head, bar, numbers.toString(), room);
  }

  private String rate(long millis) {
    return rows > 0
        ? Words.count(rows * 1000 / millis, "row") + "/s"
        : Sizes.text(bytes * 1000 / millis) + "/s";
  }

  private String bar() {
    int filled = (int) Math.min(BAR, BAR * bytes / total);
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }
}
