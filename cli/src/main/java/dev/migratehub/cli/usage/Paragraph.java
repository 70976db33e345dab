package dev.migratehub.cli.usage;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines.
final class Paragraph {

  private Paragraph() {}

  /// Lines of at most so many characters, broken at spaces; a longer word stays whole.
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
