package dev.migratehub.engine.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The `--` comments of a script before its first statement.
record Head(List<Line> comments) {

  private static final int MOST = 1_000;

  /// One comment line, from its `--` on, and the number of its line in the file.
  record Line(long number, String text) {}

  Head {
    comments = List.copyOf(comments);
  }

  /// Reads from a place on, which is the start of the line `firstLine`.
  static Head read(Content content, long from, long firstLine) throws IOException {
    List<Line> comments = new ArrayList<>();
    boolean inBlock = false;
    try (Lines lines = new Lines(content, from, firstLine)) {
      while (comments.size() < MOST && lines.next()) {
        String rest = withoutBlocks(lines.text().strip(), inBlock);
        inBlock = rest.startsWith("/*");
        if (rest.startsWith("--")) {
          comments.add(new Line(lines.number(), rest));
        } else if (!rest.isEmpty() && !inBlock) {
          break;
        }
      }
    }
    return new Head(comments);
  }

  /// What the first telling comment says.
  Marker marker() {
    return comments.stream()
        .map(line -> Marker.of(line.text()))
        .filter(marker -> marker != Marker.NONE)
        .findFirst()
        .orElse(Marker.NONE);
  }

  /// The first telling comment.
  ///
  /// @throws java.util.NoSuchElementException when there is none
  Line markerLine() {
    return comments.stream()
        .filter(line -> Marker.of(line.text()) != Marker.NONE)
        .findFirst()
        .orElseThrow();
  }

  /// A line without the block comments it begins with; one that stays open is left as `/*`.
  private static String withoutBlocks(String line, boolean inBlock) {
    String rest = inBlock ? "/*" + line : line;
    while (rest.startsWith("/*") && !rest.startsWith("/*!") && !rest.startsWith("/*M!")) {
      int close = rest.indexOf("*/", 2);
      if (close < 0) {
        return "/*";
      }
      rest = rest.substring(close + 2).strip();
    }
    return rest.startsWith("/*") ? "code" : rest;
  }
}
