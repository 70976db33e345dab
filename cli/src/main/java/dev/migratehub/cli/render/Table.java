package dev.migratehub.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in columns. On a terminal that is too narrow the widest column gives way.
final class Table {

  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table add(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// The lines, the headings first; `width` 0 means without bound.
  List<String> lines(int width) {
    int[] widths = widths();
    while (width > 0 && total(widths) > width && shrunk(widths)) {
      continue;
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static boolean shrunk(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    if (widths[widest] <= NARROWEST) {
      return false;
    }
    widths[widest]--;
    return true;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = fitted(row.get(i), widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - length(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String fitted(String cell, int width) {
    return length(cell) <= width
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
