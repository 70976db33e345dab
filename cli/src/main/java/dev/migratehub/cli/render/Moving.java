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
    String head = "  " + Visible.text(what);
    String bar = live && total > 0 ? "  " + bar() : "";
    String all = size() + count() + rate(elapsed) + time(elapsed);
    String numbers = width <= 0 || all.length() < width ? all : size() + time(elapsed);
    int room = width <= 0 ? Integer.MAX_VALUE : width - 1 - numbers.length();
    return Progress.fitted(head, bar, numbers, room);
  }

  private String size() {
    return "  " + Sizes.text(bytes) + (total > 0 ? " of " + Sizes.text(total) : "");
  }

  private String count() {
    return rows > 0 ? "  " + Words.count(rows, "row") : "";
  }

  private String time(Duration elapsed) {
    long millis = elapsed.toMillis();
    String text = "  " + Words.duration(elapsed);
    if (total == 0 || bytes == 0 || millis <= SHORTEST_MS) {
      return text;
    }
    long left = Math.max(0, (long) ((double) (total - bytes) * millis / bytes));
    return text + ", " + Words.duration(Duration.ofMillis(left)) + " left";
  }

  private String rate(Duration elapsed) {
    long millis = elapsed.toMillis();
    if (millis <= SHORTEST_MS) {
      return "";
    }
    return "  "
        + (rows > 0
            ? Words.count(rows * 1000 / millis, "row") + "/s"
            : Sizes.text(bytes * 1000 / millis) + "/s");
  }

  private String bar() {
    int filled = (int) Math.min(BAR, BAR * bytes / total);
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }
}
