package dev.migratehub.seed.table;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.seed.file.Mode;
import java.util.List;

/// Where rows go and how.
///
/// @param columns those that the rows name
/// @param key the names of the columns by which rows are told apart
public record Load(
    Session session, Table table, List<Column> columns, Mode mode, List<String> key) {

  /// The columns that are no part of the key.
  List<Column> others() {
    return columns.stream().filter(column -> !key.contains(column.name())).toList();
  }
}
