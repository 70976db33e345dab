package dev.migratehub.engine.adopt;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A table of another tool that is in a target. It is only read.
///
/// @param schema empty where there are none
/// @param columns as they are written
record ForeignTable(OpenTarget target, String schema, String table, List<String> columns) {

  private record Column(String schema, String table, String name) {}

  /// The table of that name in any case, if it is there.
  static Optional<ForeignTable> find(OpenTarget target, TableName name) {
    List<Column> all =
        target
            .session()
            .query(
                target.dialect().foreign().columns(),
                row ->
                    new Column(
                        row.text("schema_name"), row.text("table_name"), row.text("column_name")),
                name.schema(),
                name.table());
    return all.stream()
        .findFirst()
        .map(first ->
            new ForeignTable(
                target,
                first.schema(),
                first.table(),
                all.stream()
                    .filter(column -> column.table().equals(first.table()))
                    .map(Column::name)
                    .toList()));
  }

  /// The columns in lower case.
  Set<String> names() {
    return columns.stream()
        .map(column -> column.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /// All rows; `moments` are the columns that hold times.
  List<ForeignRow> rows(Set<String> moments, String... order) {
    Dialect dialect = target.dialect();
    String list =
        columns.stream()
            .map(column -> expression(column, moments) + " as " + dialect.quote(alias(column)))
            .collect(Collectors.joining(", "));
    String by =
        List.of(order).stream()
            .map(column -> dialect.quote(written(column)))
            .collect(Collectors.joining(", "));
    String query = "select " + list + " from " + quoted() + (by.isEmpty() ? "" : " order by " + by);
    return target.session().query(query, this::row);
  }

  /// Whether there is any row besides those of which a condition holds, or nobody may see that.
  boolean hasRows(String besides) {
    String where = besides.isEmpty() ? "" : " where not (" + besides + ")";
    String query = "select 1 from " + quoted() + where + " limit 1";
    try {
      return !target.session().query(query, Row::first).isEmpty();
    } catch (SqlFailure e) {
      return true;
    }
  }

  private ForeignRow row(Row row) {
    Map<String, String> values = new HashMap<>();
    for (String column : columns) {
      values.put(column.toLowerCase(Locale.ROOT), row.text(alias(column)));
    }
    return new ForeignRow(values);
  }

  private String expression(String column, Set<String> moments) {
    String quoted = target.dialect().quote(column);
    return moments.contains(column.toLowerCase(Locale.ROOT))
        ? String.format(Locale.ROOT, target.dialect().foreign().readTime(), quoted)
        : quoted;
  }

  private String written(String name) {
    return columns.stream()
        .filter(column -> column.equalsIgnoreCase(name))
        .findFirst()
        .orElse(name);
  }

  private static String alias(String column) {
    return "c_" + column.toLowerCase(Locale.ROOT);
  }

  /// Its name in the dialect's quotes, with its schema.
  String quoted() {
    Dialect dialect = target.dialect();
    return schema.isEmpty()
        ? dialect.quote(table)
        : dialect.quote(schema) + "." + dialect.quote(table);
  }

  /// Its name for people.
  String shown() {
    return schema.isEmpty() ? table : schema + "." + table;
  }
}
