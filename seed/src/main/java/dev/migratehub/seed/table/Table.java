package dev.migratehub.seed.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A table as it is in the database. What it demands of its rows is asked for when somebody first
/// wants to know it: rows that are only put in need none of that.
public final class Table {

  private final String name;
  private final String quoted;
  private final List<Column> columns;
  private final Supplier<Rules> asked;
  private @Nullable Rules known;

  /// @param name as the database has it, without a schema
  /// @param quoted as it stands in statements
  /// @param asked asks the database
  Table(String name, String quoted, List<Column> columns, Supplier<Rules> asked) {
    this.name = name;
    this.quoted = quoted;
    this.columns = List.copyOf(columns);
    this.asked = asked;
  }

  /// What a table demands of its rows.
  ///
  /// @param uniques the columns that tell rows apart, each set in its order; a primary key is the
  ///   first
  /// @param keyed whether there is a primary key
  record Rules(
      List<List<String>> uniques, boolean keyed, List<Reference> references, List<Check> checks) {

    Rules {
      uniques = List.copyOf(uniques);
      references = List.copyOf(references);
      checks = List.copyOf(checks);
    }
  }

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

  /// As the database has it, without a schema.
  public String name() {
    return name;
  }

  /// As it stands in statements.
  public String quoted() {
    return quoted;
  }

  public List<Column> columns() {
    return columns;
  }

  /// The columns that tell rows apart, each set in its order; a primary key is the first.
  public List<List<String>> uniques() {
    return rules().uniques();
  }

  /// Whether there is a primary key.
  public boolean keyed() {
    return rules().keyed();
  }

  public List<Reference> references() {
    return rules().references();
  }

  public List<Check> checks() {
    return rules().checks();
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
    return uniques().stream()
        .anyMatch(set -> set.size() == names.size() && new HashSet<>(names).containsAll(set));
  }

  private Rules rules() {
    Rules found = known;
    if (found == null) {
      found = asked.get();
      known = found;
    }
    return found;
  }
}
