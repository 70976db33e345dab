package dev.migratehub.seed.table;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.seed.file.Mode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// MySQL and MariaDB: rows go in statements of many rows, in the strict mode of the server.
final class MySqlVendor implements Vendor {

  private static final int ROWS = 500;

  private final Dialect dialect = Targets.dialect("mysql").orElseThrow();

  @Override
  public String engine() {
    return "mysql";
  }

  @Override
  public Optional<Table> table(OpenTarget open, String name) {
    return new MySqlTables(open).table(name);
  }

  @Override
  public void prepare(Session session) {
    session.execute(
        "set session sql_mode = concat(@@session.sql_mode,"
            + " ',STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO')");
  }

  @Override
  public long load(Load load, Rows rows, List<String> named) {
    if (mayHitAnotherKey(load)) {
      return new Singles(load, dialect).load(rows, named);
    }
    Inserts inserts = new Inserts(load, false, ROWS, count -> statement(load, count));
    if (load.mode() != Mode.SKIP_EXISTING) {
      return inserts.load(rows, named);
    }
    // The driver counts a row that was left out as one that was found.
    long before = count(load);
    inserts.load(rows, named);
    return count(load) - before;
  }

  private static long count(Load load) {
    return load.session()
        .query("select count(*) as n from " + load.table().quoted(), row -> row.number("n"))
        .getFirst();
  }

  /// `on duplicate key` looks at every unique index, not only at the one that was meant.
  private static boolean mayHitAnotherKey(Load load) {
    return load.mode() != Mode.INSERT && !load.key().isEmpty() && load.table().uniques().size() > 1;
  }

  private String statement(Load load, int count) {
    return "insert into %s (%s) values %s%s"
        .formatted(
            load.table().quoted(),
            Inserts.names(dialect, load),
            Inserts.marks(load.columns().size(), count),
            duplicate(load));
  }

  private String duplicate(Load load) {
    if (load.mode() == Mode.INSERT) {
      return "";
    }
    List<Column> others = load.mode() == Mode.UPSERT ? load.others() : List.of();
    return " on duplicate key update "
        + (others.isEmpty()
            ? "%s = %1$s".formatted(dialect.quote(load.columns().getFirst().name()))
            : others.stream()
                .map(column -> "%s = values(%1$s)".formatted(dialect.quote(column.name())))
                .collect(Collectors.joining(", ")));
  }

  @Override
  public void settle(Load load) {
    // Numbering goes on behind the highest value by itself.
  }
}
