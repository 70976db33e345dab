package dev.migratehub.engine.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines in which two texts of a statement differ, with one line of both round them.
final class DifferentLines {

  private static final int MOST_LINES = 12;
  private static final int WIDEST = 160;

  private DifferentLines() {}

  static List<String> of(Optional<Numbered> before, Optional<Numbered> after) {
    return between(lines(before), lines(after));
  }

  private static List<String> lines(Optional<Numbered> statement) {
    return statement.map(it -> it.text().lines().toList()).orElse(List.of());
  }

  private static List<String> between(List<String> before, List<String> after) {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<String> lines = new ArrayList<>();
    if (head > 0) {
      lines.add("  " + before.get(head - 1));
    }
    add(lines, "- ", before.subList(head, before.size() - tail));
    add(lines, "+ ", after.subList(head, after.size() - tail));
    if (tail > 0) {
      lines.add("  " + after.get(after.size() - tail));
    }
    return lines;
  }

  private static void add(List<String> lines, String sign, List<String> side) {
    side.stream().limit(MOST_LINES).map(line -> sign + cut(line)).forEach(lines::add);
    if (side.size() > MOST_LINES) {
      lines.add(sign + "… " + (side.size() - MOST_LINES) + " more lines");
    }
  }

  private static String cut(String line) {
    int length = line.codePointCount(0, line.length());
    return length <= WIDEST ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST)) + " …";
  }
}
