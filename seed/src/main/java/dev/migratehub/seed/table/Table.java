package dev.migratehub.seed.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A table as it is in the database.
///
/// @param name as the database has it, without a schema
/// @param quoted as it stands in statements
/// @param uniques the columns that tell rows apart, each set in its order; a primary key is the
///   first
/// @param keyed whether there is a primary key
public record Table(
    String name,
    String quoted,
    List<Column> columns,
    List<List<String>> uniques,
    boolean keyed,
    List<Reference> references,
    List<Check> checks) {

  /// A foreign key.
  ///
  /// @param parent the other table, as it stands in statements
  /// @param parentName the same without schema and quotes
  public record Reference(
      String name,
      List<String> columns,
      String parent,
      String parentName,
      List<String> parentColumns) {}

  /// A condition on rows.
  public record Check(String name, String expression) {}

  public Table {
    columns = List.copyOf(columns);
    uniques = List.copyOf(uniques);
    references = List.copyOf(references);
    checks = List.copyOf(checks);
  }

  /// The column of that name; upper and lower case count only where both are there.
  public Optional<Column> column(String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .or(() ->
            columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst());
  }

  /// Whether these columns tell rows apart.
  public boolean unique(List<String> names) {
    return uniques.stream()
        .anyMatch(set -> set.size() == names.size() && new HashSet<>(names).containsAll(set));
  }
}
