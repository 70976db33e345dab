package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The generated columns of a database of MySQL, by table. No value can be given to them.
final class GeneratedColumns {

  private GeneratedColumns() {}

  private record Column(String table, String name) {}

  static Map<String, Set<String>> of(Session session) {
    List<Column> columns =
        session.query(
            """
            select table_name as table_name, column_name as column_name
              from information_schema.columns
             where table_schema = database() and generation_expression <> ''
            """,
            row -> new Column(row.text("table_name"), row.text("column_name")));
    Map<String, Set<String>> byTable = new TreeMap<>();
    columns.forEach(column ->
        byTable.computeIfAbsent(column.table(), any -> new HashSet<>()).add(column.name()));
    return byTable;
  }
}
