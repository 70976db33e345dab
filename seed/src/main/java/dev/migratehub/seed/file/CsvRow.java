package dev.migratehub.seed.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a CSV file. Strings are made of its bytes for those alone who ask.
public final class CsvRow implements Row {

  private final long number;
  private final List<String> columns;
  private final CsvRecord text;
  private @Nullable String @Nullable [] values;

  CsvRow(long number, List<String> columns, CsvRecord text) {
    this.number = number;
    this.columns = columns;
    this.text = text;
  }

  /// Its values as the file has them.
  public CsvRecord text() {
    return text;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long line() {
    return text.line();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  /// The same array each time.
  @Override
  public @Nullable String[] values() {
    @Nullable String[] made = values;
    if (made == null) {
      made = text.values();
      values = made;
    }
    return made;
  }
}
