package dev.migratehub.seed.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a YAML file.
public final class YamlRow implements Row {

  private final long number;
  private final long line;
  private final List<String> columns;
  private final @Nullable String[] values;

  YamlRow(long number, long line, List<String> columns, @Nullable String[] values) {
    this.number = number;
    this.line = line;
    this.columns = columns;
    this.values = values;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable String[] values() {
    return values;
  }
}
