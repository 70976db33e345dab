package dev.migratehub.seed.made;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The combinations of one unique set of columns that are taken: those in the table, and those that
/// were made.
final class Distinct {

  private final List<String> columns;
  private final Set<String> taken;

  Distinct(List<String> columns, List<String> taken) {
    this.columns = columns;
    this.taken = new HashSet<>(taken);
  }

  /// Whether a row is new here. A row with NULL in it always is.
  boolean free(Map<String, @Nullable String> row) {
    return !whole(row) || !taken.contains(mark(row));
  }

  void take(Map<String, @Nullable String> row) {
    if (whole(row)) {
      taken.add(mark(row));
    }
  }

  List<String> columns() {
    return columns;
  }

  private boolean whole(Map<String, @Nullable String> row) {
    return columns.stream().allMatch(column -> row.get(column) != null);
  }

  private String mark(Map<String, @Nullable String> row) {
    return columns.stream()
        .map(column -> String.valueOf(row.get(column)))
        .collect(Collectors.joining("\u0001"));
  }
}
