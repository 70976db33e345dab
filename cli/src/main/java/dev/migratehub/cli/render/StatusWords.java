package dev.migratehub.cli.render;

import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.plan.StatusLine;
import dev.migratehub.engine.plan.StatusLine.Standing;
import java.util.ArrayList;
import java.util.List;

/// A status in one line.
final class StatusWords {

  private static final List<Standing> UNUSUAL =
      List.of(
          Standing.LATE,
          Standing.CHANGED,
          Standing.MISSING,
          Standing.AHEAD,
          Standing.FAILED,
          Standing.APPLYING);

  private StatusWords() {}

  static String summary(Status status) {
    List<String> parts = new ArrayList<>();
    parts.add(applied(status) + " applied");
    parts.add(status.pending() + " pending");
    for (Standing standing : UNUSUAL) {
      int count = status.in(standing).size();
      if (count > 0) {
        parts.add(count + " " + standing.text());
      }
    }
    String current = status.current().map(line -> "; at " + label(line)).orElse("");
    return String.join(", ", parts) + current;
  }

  static long applied(Status status) {
    return status.lines().stream()
        .filter(line -> line.entry().filter(entry -> entry.state().present()).isPresent())
        .count();
  }

  private static String label(StatusLine line) {
    return line.name().isEmpty() ? line.id().text() : line.id().text() + "_" + line.name();
  }
}
