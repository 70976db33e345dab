package dev.migratehub.seed.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a file. Whoever gets it leaves its values as they are.
public final class Row {

  private final long number;
  private final long line;
  private final List<String> columns;
  private final @Nullable String[] values;

  Row(long number, long line, List<String> columns, @Nullable String[] values) {
    this.number = number;
    this.line = line;
    this.columns = columns;
    this.values = values;
  }

  /// From 1, the header not counted.
  public long number() {
    return number;
  }

  /// What it names; the same list for all rows that follow each other and name the same.
  public List<String> columns() {
    return columns;
  }

  /// One for each column; null for NULL.
  public @Nullable String[] values() {
    return values;
  }

  /// Where it stands, in words.
  public String place() {
    return "row " + number + " (line " + line + ")";
  }
}
