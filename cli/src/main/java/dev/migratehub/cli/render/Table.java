package dev.migratehub.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Rows in columns. Where a terminal is too narrow, the widest of the columns that are needed gives
/// way, then those that are not needed go from the right, and at last every line ends at the edge.
final class Table {

  private static final String GAP = "  ";
  private static final int COMFORTABLE = 16;
  private static final int NARROWEST = 4;

  private final int needed;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(int needed, List<String> headings) {
    this.needed = needed;
    rows.add(headings);
  }

  /// A table of which every column is needed.
  static Table of(String... headings) {
    return new Table(headings.length, List.of(headings));
  }

  /// A table of which only the first columns are needed.
  static Table needing(int columns, String... headings) {
    return new Table(columns, List.of(headings));
  }

  Table add(String... cells) {
    rows.add(Arrays.stream(cells).map(Visible::text).toList());
    return this;
  }

  /// The lines, the headings first; `width` 0 means without bound.
  List<String> lines(int width) {
    int[] widths = widths(width);
    return rows.stream().map(row -> fitted(line(row, widths), width)).toList();
  }

  /// The columns that it needs to be shown as it is.
  int width() {
    return total(natural());
  }

  /// Each row as a line with its first cell and one for each other that is not empty.
  List<String> stacked() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      lines.add(row.getFirst());
      row.stream().skip(1).filter(cell -> !cell.isEmpty()).forEach(cell -> lines.add(GAP + cell));
    }
    return lines;
  }

  private int[] widths(int width) {
    int[] natural = natural();
    if (width <= 0) {
      return natural;
    }
    for (int columns = natural.length; columns > needed; columns--) {
      int[] widths = shrunk(Arrays.copyOf(natural, columns), width, COMFORTABLE);
      if (total(widths) <= width) {
        return widths;
      }
    }
    int[] few = Arrays.copyOf(natural, needed);
    return shrunk(shrunk(few, width, COMFORTABLE), width, NARROWEST);
  }

  private int[] natural() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private int[] shrunk(int[] widths, int width, int least) {
    int[] shrunk = widths.clone();
    while (total(shrunk) > width) {
      int widest =
          IntStream.range(0, needed).reduce((a, b) -> shrunk[b] > shrunk[a] ? b : a).orElseThrow();
      if (shrunk[widest] <= least) {
        break;
      }
      shrunk[widest]--;
    }
    return shrunk;
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = fitted(row.get(i), widths[i]);
      line.append(cell).append(" ".repeat(Math.max(0, widths[i] - length(cell)))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /// At most so many signs, the last of them saying that there are more; 0 means without bound.
  private static String fitted(String text, int width) {
    return width <= 0 || length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
