package dev.migratehub.hub.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import dev.migratehub.hub.web.Unseen;
import java.util.ArrayList;
import java.util.List;

/// What is different between two texts, line by line, with some of what is the same round it.
///
/// @param unshown how many rows more there are, which would be too many for a page
public record SqlDiff(List<Row> rows, int added, int removed, int unshown) {

  private static final int AROUND = 3;
  private static final int MOST_LINES = 20_000;

  public SqlDiff {
    rows = List.copyOf(rows);
  }

  /// A row of both texts side by side; characters that cannot be seen are named.
  ///
  /// @param left the line's number in the old text; 0 where there is none
  /// @param right the line's number in the new text; 0 where there is none
  public record Row(Kind kind, int left, String before, int right, String after) {}

  /// What a row tells.
  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    CHANGED,
    /// Lines that are the same and not shown; `left` says how many.
    GAP
  }

  /// Whether nothing is different.
  public boolean same() {
    return added == 0 && removed == 0;
  }

  /// The difference between an old and a new text.
  public static SqlDiff of(String before, String after) {
    List<String> old = SqlText.plainLines(before);
    List<String> fresh = SqlText.plainLines(after);
    if (before.equals(after)) {
      return new SqlDiff(List.of(), 0, 0, 0);
    }
    if (old.size() + fresh.size() > MOST_LINES) {
      return ends(old, fresh);
    }
    return new Builder(old, fresh).read(DiffUtils.diff(old, fresh));
  }

  /// For texts that are too long to be compared well: what begins and ends alike is left out.
  private static SqlDiff ends(List<String> old, List<String> fresh) {
    int shortest = Math.min(old.size(), fresh.size());
    int head = 0;
    while (head < shortest && old.get(head).equals(fresh.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shortest - head
        && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
      tail++;
    }
    Builder builder = new Builder(old, fresh);
    builder.delta(head, old.size() - tail - head, head, fresh.size() - tail - head);
    return builder.done();
  }

  private static final class Builder {

    private static final int MOST_ROWS = 2000;

    private final List<String> old;
    private final List<String> fresh;
    private final List<Row> rows = new ArrayList<>();
    private int left;
    private int right;
    private int added;
    private int removed;
    private int unshown;

    Builder(List<String> old, List<String> fresh) {
      this.old = old;
      this.fresh = fresh;
    }

    SqlDiff read(Patch<String> patch) {
      for (AbstractDelta<String> delta : patch.getDeltas()) {
        delta(
            delta.getSource().getPosition(),
            delta.getSource().size(),
            delta.getTarget().getPosition(),
            delta.getTarget().size());
      }
      return done();
    }

    void delta(int leftAt, int leftSize, int rightAt, int rightSize) {
      same(leftAt - left, left == 0 ? 0 : AROUND, AROUND);
      int both = Math.min(leftSize, rightSize);
      for (int i = 0; i < Math.max(leftSize, rightSize); i++) {
        boolean hasLeft = i < leftSize;
        boolean hasRight = i < rightSize;
        row(
            i < both ? Kind.CHANGED : hasLeft ? Kind.REMOVED : Kind.ADDED,
            hasLeft ? leftAt + i : -1,
            hasRight ? rightAt + i : -1);
      }
      added += rightSize;
      removed += leftSize;
      left = leftAt + leftSize;
      right = rightAt + rightSize;
    }

    SqlDiff done() {
      same(old.size() - left, AROUND, 0);
      return new SqlDiff(rows, added, removed, unshown);
    }

    private void same(int count, int first, int last) {
      if (count <= first + last + 1) {
        for (int i = 0; i < count; i++) {
          row(Kind.SAME, left + i, right + i);
        }
      } else {
        for (int i = 0; i < first; i++) {
          row(Kind.SAME, left + i, right + i);
        }
        add(new Row(Kind.GAP, count - first - last, "", 0, ""));
        for (int i = count - last; i < count; i++) {
          row(Kind.SAME, left + i, right + i);
        }
      }
    }

    private void row(Kind kind, int leftAt, int rightAt) {
      String before = leftAt < 0 ? "" : old.get(leftAt);
      String after = rightAt < 0 ? "" : fresh.get(rightAt);
      boolean sameEnd = before.endsWith("\r") == after.endsWith("\r");
      add(new Row(kind, leftAt + 1, line(before, sameEnd), rightAt + 1, line(after, sameEnd)));
    }

    private void add(Row row) {
      if (rows.size() < MOST_ROWS) {
        rows.add(row);
      } else if (row.kind() != Kind.SAME && row.kind() != Kind.GAP) {
        unshown++;
      }
    }

    /// @param sameEnd whether the other text ends its line in the same way
    private static String line(String line, boolean sameEnd) {
      boolean leftOut = sameEnd && line.endsWith("\r");
      return Unseen.named(leftOut ? line.substring(0, line.length() - 1) : line);
    }
  }
}
