package dev.migratehub.seed.table;

import dev.migratehub.engine.jdbc.Row;
import java.util.List;

/// Lists of names, as a query answers them in one text.
final class Lists {

  private Lists() {}

  /// The names between which a character 1 stands.
  static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\u0001", -1));
  }

  static Table.Reference reference(Row row) {
    return new Table.Reference(
        row.text("name"),
        split(row.text("names")),
        row.text("parent"),
        row.text("parent_name"),
        split(row.text("parent_names")));
  }
}
