package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.HistorySql;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row of a migration as a statement holds it that is sent before the script has run: what only
/// time will tell, the server puts in.
record RowLiterals(HistorySql sql, BundleSql bundle) {

  /// An expression for each column that is not empty, in their order; the entry says when the
  /// message was sent.
  ///
  /// @param start an expression: when the script began; empty where the message begins with it
  Map<Column, String> of(Entry entry, Kept up, Kept down, String start) {
    @Nullable Object[] values = Rows.values(entry, up, down);
    Map<Column, String> all = new EnumMap<>(Column.class);
    int index = 0;
    for (Column column : Column.values()) {
      Object value = values[index++];
      if (value != null) {
        all.put(column, column.bind(sql).replace("?", literal(value)));
      }
    }
    String now = all.get(Column.STARTED_AT) + " + " + bundle.elapsed();
    if (!start.isEmpty()) {
      all.put(Column.STARTED_AT, start);
    }
    all.put(Column.APPLIED_AT, now);
    all.put(
        Column.DURATION_MS,
        bundle.between().formatted(all.get(Column.STARTED_AT), "(" + now + ")"));
    return all;
  }

  private String literal(Object value) {
    return switch (value) {
      case String text -> bundle.literals().text(text);
      case byte[] bytes -> bundle.literals().bytes(bytes);
      case Number number -> number.toString();
      case Object other -> throw new IllegalArgumentException(other.getClass().getName());
    };
  }
}
