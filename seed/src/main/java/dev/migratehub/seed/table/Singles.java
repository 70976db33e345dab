package dev.migratehub.seed.table;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Prepared;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.seed.file.Mode;
import dev.migratehub.seed.file.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts rows in one by one, each after a look whether its key is there: for tables with further
/// unique indexes, which must refuse a row and not take another one for it.
final class Singles {

  private final Load load;
  private final Dialect dialect;

  Singles(Load load, Dialect dialect) {
    this.load = load;
    this.dialect = dialect;
  }

  long load(Rows rows, List<String> named) {
    String where =
        load.key().stream()
            .map(name -> dialect.quote(name) + " = ?")
            .collect(Collectors.joining(" and "));
    String set =
        (load.others().isEmpty() ? load.columns() : load.others())
            .stream()
                .map(column -> dialect.quote(column.name()) + " = ?")
                .collect(Collectors.joining(", "));
    String table = load.table().quoted();
    String look = "select count(*) as n from %s where %s".formatted(table, where);
    long changed = 0;
    try (Prepared insert =
            load.session()
                .prepare(
                    "insert into %s (%s) values %s"
                        .formatted(
                            table,
                            Inserts.names(dialect, load),
                            Inserts.marks(load.columns().size(), 1)));
        Prepared update =
            load.session().prepare("update %s set %s where %s".formatted(table, set, where))) {
      for (Row row = rows.next(named); row != null; row = rows.next(named)) {
        changed += one(row, look, insert, update);
      }
    }
    return changed;
  }

  private int one(Row row, String look, Prepared insert, Prepared update) {
    try {
      @Nullable Object[] key = values(row, load.key());
      boolean there = load.session().query(look, found -> found.number("n"), key).getFirst() > 0;
      if (!there) {
        return insert.run(values(row, load.columns().stream().map(Column::name).toList()));
      }
      if (load.mode() == Mode.SKIP_EXISTING) {
        return 0;
      }
      List<Column> changing = load.others().isEmpty() ? load.columns() : load.others();
      List<String> names = new ArrayList<>(changing.stream().map(Column::name).toList());
      names.addAll(load.key());
      update.run(values(row, names));
      return 1;
    } catch (SqlFailure e) {
      throw new Refused(row.number(), "", "", e);
    }
  }

  private @Nullable Object[] values(Row row, List<String> names) {
    @Nullable Object[] values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      int at = position(names.get(i));
      Column column = load.columns().get(at);
      try {
        values[i] = Binding.bound(row.values()[at], column, false);
      } catch (IllegalArgumentException e) {
        throw new Refused(row.number(), column.name(), "the value does not fit", null);
      }
    }
    return values;
  }

  private int position(String name) {
    return load.columns().stream().map(Column::name).toList().indexOf(name);
  }
}
