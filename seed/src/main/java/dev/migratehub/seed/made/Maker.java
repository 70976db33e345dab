package dev.migratehub.seed.made;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes up rows for a table: values fit their types and conditions, unique sets differ from each
/// other and from what is in the table, foreign keys point at rows that are there.
public final class Maker {

  private static final int MOST_PARENTS = 10_000;
  private static final int MOST_TAKEN = 1_000_000;
  private static final int TRIES = 200;
  private static final int NULLS = 10;

  private final Session session;
  private final Dialect dialect;
  private final Table table;
  private final List<Column> columns;
  private final Map<String, Values> values = new HashMap<>();
  private final List<Parents> parents = new ArrayList<>();
  private final List<Distinct> distincts = new ArrayList<>();
  private final Orders orders;

  /// The rows that a foreign key may point at.
  private record Parents(List<String> columns, List<List<String>> keys) {}

  /// Rows of a kind cannot be made up, and why.
  public static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }

  /// @throws Impossible when a column must have a value and none can be made up
  public Maker(Session session, Dialect dialect, Table table) {
    this.session = session;
    this.dialect = dialect;
    this.table = table;
    this.columns =
        table.columns().stream()
            .filter(column -> !column.generated() && !column.automatic())
            .toList();
    this.orders = new Orders(table);
    prepareParents();
    prepareUniques();
    columns.forEach(this::prepareValues);
  }

  /// The columns that rows name: all but those that the database fills itself.
  public List<Column> columns() {
    return columns;
  }

  /// Makes so many rows.
  ///
  /// @throws Impossible when there are not so many
  public void make(long count, Consumer<@Nullable String[]> rows) {
    for (long number = 1; number <= count; number++) {
      Map<String, @Nullable String> row = row(number, count);
      distincts.forEach(distinct -> distinct.take(row));
      rows.accept(columns.stream().map(column -> row.get(column.name())).toArray(String[]::new));
    }
  }

  private Map<String, @Nullable String> row(long number, long count) {
    String stuck = "";
    for (long attempt = 0; attempt < TRIES; attempt++) {
      // Later tries reach for numbers that no row of this run has.
      long place = attempt == 0 ? number : number + count * attempt;
      Map<String, @Nullable String> row =
          drawn(place, new Random(place * 31 + table.name().hashCode()));
      Optional<Distinct> full = distincts.stream().filter(it -> !it.free(row)).findFirst();
      if (full.isEmpty()) {
        return row;
      }
      stuck = String.join(" + ", full.get().columns());
    }
    throw new Impossible(
        "after %d rows no other value was found for %s, which must differ from row to row"
            .formatted(number - 1, stuck));
  }

  private Map<String, @Nullable String> drawn(long place, Random random) {
    Map<String, @Nullable String> row = new HashMap<>();
    for (Parents parent : parents) {
      List<List<String>> keys = parent.keys();
      boolean spread = isDistinct(parent.columns());
      List<String> key =
          keys.isEmpty()
              ? List.of()
              : keys.get(spread ? (int) ((place - 1) % keys.size()) : random.nextInt(keys.size()));
      for (int i = 0; i < parent.columns().size(); i++) {
        row.put(parent.columns().get(i), key.isEmpty() ? null : key.get(i));
      }
    }
    for (Column column : columns) {
      if (!row.containsKey(column.name())) {
        row.put(column.name(), value(column, place, random));
      }
    }
    orders.arrange(row);
    return row;
  }

  private @Nullable String value(Column column, long place, Random random) {
    Values made = values.get(column.name());
    boolean none = column.nullable() && !inUnique(column.name()) && random.nextInt(NULLS) == 0;
    return made == null || none ? null : made.value(place, random);
  }

  private void prepareParents() {
    for (Table.Reference reference : table.references()) {
      boolean mayBeNull =
          reference.columns().stream()
              .allMatch(name -> table.column(name).map(Column::nullable).orElse(false));
      List<List<String>> keys = keys(reference);
      if (keys.isEmpty() && !mayBeNull) {
        throw new Impossible(
            "%s must point at a row of %s, and there is none; put rows in there first"
                .formatted(String.join(" + ", reference.columns()), reference.parentName()));
      }
      parents.add(new Parents(reference.columns(), keys));
    }
  }

  private List<List<String>> keys(Table.Reference reference) {
    return tuples(reference.parent(), reference.parentColumns(), MOST_PARENTS).stream()
        .map(tuple -> List.of(tuple.split("\u0001", -1)))
        .toList();
  }

  private void prepareUniques() {
    for (List<String> unique : table.uniques()) {
      boolean ours =
          unique.stream()
              .allMatch(name -> columns.stream().anyMatch(column -> column.name().equals(name)));
      if (ours) {
        distincts.add(new Distinct(unique, tuples(table.quoted(), unique, MOST_TAKEN)));
      }
    }
  }

  private List<String> tuples(String from, List<String> names, int most) {
    String list = names.stream().map(dialect::quote).collect(Collectors.joining(", "));
    String whole =
        names.stream()
            .map(name -> dialect.quote(name) + " is not null")
            .collect(Collectors.joining(" and "));
    return session.query(
        "select distinct %s from %s where %s limit %d".formatted(list, from, whole, most),
        row -> names.stream().map(row::text).collect(Collectors.joining("\u0001")));
  }

  private void prepareValues(Column column) {
    boolean pointed = parents.stream().anyMatch(it -> it.columns().contains(column.name()));
    if (pointed) {
      return;
    }
    Values made = new Values(column, Bounds.of(column, table), isDistinct(List.of(column.name())));
    if (made.possible()) {
      values.put(column.name(), made);
    } else if (!column.nullable()) {
      throw new Impossible(
          "%s must have a value, and none can be made up for the type %s"
              .formatted(column.name(), column.type()));
    }
  }

  /// Whether these columns, by themselves, tell rows apart, or are needed for it.
  private boolean isDistinct(List<String> names) {
    return table.uniques().stream()
        .anyMatch(set ->
            names.containsAll(set)
                || (set.containsAll(names)
                    && set.stream().allMatch(name -> names.contains(name) || isPointed(name))));
  }

  private boolean isPointed(String name) {
    return table.references().stream().anyMatch(it -> it.columns().contains(name));
  }

  private boolean inUnique(String name) {
    return table.uniques().stream().anyMatch(set -> set.contains(name));
  }
}
