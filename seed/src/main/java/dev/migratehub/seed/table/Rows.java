package dev.migratehub.seed.table;

import dev.migratehub.seed.file.Row;
import dev.migratehub.seed.file.RowSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The rows of a file, taken in runs that name the same columns.
public final class Rows {

  private final RowSource source;
  private final LongConsumer pulse;
  private @Nullable Row ahead;
  private long taken;

  /// @param pulse hears now and then how many were taken; may end everything by an exception
  public Rows(RowSource source, LongConsumer pulse) {
    this.source = source;
    this.pulse = pulse;
    this.ahead = source.next();
  }

  /// The row that comes next, which stays there; null at the end.
  public @Nullable Row peek() {
    return ahead;
  }

  /// The row that comes next if it names these very columns, which stays there; else null.
  public @Nullable Row peek(List<String> columns) {
    Row row = ahead;
    return row == null || !row.columns().equals(columns) ? null : row;
  }

  /// Takes the next row if it names these very columns.
  public @Nullable Row next(List<String> columns) {
    Row row = peek(columns);
    if (row != null) {
      next();
    }
    return row;
  }

  /// Takes the row that comes next.
  public void next() {
    if ((++taken & 0x3ff) == 0) {
      pulse.accept(taken);
    }
    ahead = source.next();
  }

  /// How many were taken.
  public long taken() {
    return taken;
  }
}
