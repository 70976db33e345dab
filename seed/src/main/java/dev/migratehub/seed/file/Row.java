package dev.migratehub.seed.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a file. Whoever gets it leaves its values as they are.
public sealed interface Row permits CsvRow, YamlRow {

  /// From 1, the header not counted.
  long number();

  /// Where it begins, from 1.
  long line();

  /// What it names; the same list for all rows that follow each other and name the same.
  List<String> columns();

  /// One for each column; null for NULL.
  @Nullable String[] values();

  /// Where it stands, in words.
  default String place() {
    return "row " + number() + " (line " + line() + ")";
  }
}
