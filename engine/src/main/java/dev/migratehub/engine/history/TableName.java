package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.Dialect;

/// Where the history is kept.
///
/// @param schema empty for the schema the session starts in
public record TableName(String schema, String table) {

  /// The table every target has unless it is set otherwise.
  public static final TableName DEFAULT = new TableName("", "migrate_hub_migrations");

  /// Reads `table` or `schema.table`.
  public static TableName of(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName("", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  /// The same table in a schema, where it names none itself.
  TableName within(String defaultSchema) {
    return schema.isEmpty() ? new TableName(defaultSchema, table) : this;
  }

  String quoted(Dialect dialect) {
    String quoted = dialect.quote(table);
    return schema.isEmpty() ? quoted : dialect.quote(schema) + "." + quoted;
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + "." + table;
  }
}
