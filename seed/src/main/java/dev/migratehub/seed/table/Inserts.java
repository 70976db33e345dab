package dev.migratehub.seed.table;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Prepared;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.seed.file.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Puts rows in by prepared statements of so many rows each. When one is refused, its rows are
/// tried one by one to find out which.
final class Inserts {

  private static final String SAVEPOINT = "migr8_seed";
  private static final int MOST_PARAMETERS = 30_000;
  private static final long MOST_CHARACTERS = 1 << 20;

  private final Load load;
  private final boolean strict;
  private final int most;
  private final IntFunction<String> statement;

  /// @param strict whether values are held against their columns here
  /// @param statement the statement for so many rows
  Inserts(Load load, boolean strict, int most, IntFunction<String> statement) {
    this.load = load;
    this.strict = strict;
    this.most = Math.clamp(MOST_PARAMETERS / load.columns().size(), 1, most);
    this.statement = statement;
  }

  /// `(?, ?), (?, ?)` for so many rows.
  static String marks(int columns, int rows) {
    String one = "(" + "?, ".repeat(columns - 1) + "?)";
    return one + (", " + one).repeat(rows - 1);
  }

  /// The columns in quotes, with commas between.
  static String names(Dialect dialect, Load load) {
    return String.join(
        ", ", load.columns().stream().map(column -> dialect.quote(column.name())).toList());
  }

  long load(Rows rows, List<String> named) {
    long changed = 0;
    try (Prepared full = load.session().prepare(statement.apply(most))) {
      List<Row> chunk = new ArrayList<>(most);
      for (Row first = rows.next(named); first != null; first = rows.next(named)) {
        chunk.add(first);
        fill(chunk, rows, named);
        changed += put(chunk, full);
        chunk.clear();
      }
    }
    return changed;
  }

  private void fill(List<Row> chunk, Rows rows, List<String> named) {
    long characters = size(chunk.getFirst());
    while (chunk.size() < most && characters < MOST_CHARACTERS) {
      Row row = rows.next(named);
      if (row == null) {
        return;
      }
      chunk.add(row);
      characters += size(row);
    }
  }

  private static long size(Row row) {
    long size = 0;
    for (String value : row.values()) {
      size += value == null ? 0 : value.length();
    }
    return size;
  }

  private long put(List<Row> chunk, Prepared full) {
    Session session = load.session();
    if (chunk.size() == 1 && most == 1) {
      return one(chunk.getFirst(), full);
    }
    @Nullable Object[] parameters;
    try {
      parameters = parameters(chunk);
    } catch (Refused e) {
      // A row before it may be one that the table refuses.
      return oneByOne(chunk);
    }
    session.execute("savepoint " + SAVEPOINT);
    try {
      int changed = run(parameters, chunk.size(), full);
      // SQLite piles savepoints of one name up, and each makes every write slower.
      session.execute("release savepoint " + SAVEPOINT);
      return changed;
    } catch (SqlFailure e) {
      session.execute("rollback to savepoint " + SAVEPOINT);
      session.execute("release savepoint " + SAVEPOINT);
      return oneByOne(chunk);
    }
  }

  private int run(@Nullable Object[] parameters, int rows, Prepared full) {
    if (rows == most) {
      return full.run(parameters);
    }
    try (Prepared some = load.session().prepare(statement.apply(rows))) {
      return some.run(parameters);
    }
  }

  /// Ends with the row that is refused; should each be taken by itself, all of them are in.
  private long oneByOne(List<Row> chunk) {
    long changed = 0;
    try (Prepared single = load.session().prepare(statement.apply(1))) {
      for (Row row : chunk) {
        changed += one(row, single);
      }
    }
    return changed;
  }

  private int one(Row row, Prepared single) {
    try {
      return single.run(parameters(List.of(row)));
    } catch (SqlFailure e) {
      throw new Refused(row.number(), unfit(row), "", e);
    }
  }

  /// The column whose value does not fit, if one can be told.
  private String unfit(Row row) {
    for (int i = 0; i < row.values().length; i++) {
      String value = row.values()[i];
      Column column = load.columns().get(i);
      if (value == null
          ? !column.nullable() && !column.automatic()
          : !Binding.fits(value, column)) {
        return column.name();
      }
    }
    return "";
  }

  private @Nullable Object[] parameters(List<Row> chunk) {
    int columns = load.columns().size();
    @Nullable Object[] parameters = new @Nullable Object[chunk.size() * columns];
    int at = 0;
    for (Row row : chunk) {
      for (int i = 0; i < columns; i++) {
        Column column = load.columns().get(i);
        try {
          parameters[at++] = Binding.bound(row.values()[i], column, strict);
        } catch (IllegalArgumentException e) {
          throw new Refused(row.number(), column.name(), "the value does not fit", null);
        }
      }
    }
    return parameters;
  }
}
