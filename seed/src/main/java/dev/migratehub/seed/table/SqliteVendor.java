package dev.migratehub.seed.table;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.seed.file.Mode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// SQLite: rows go by prepared statements, and are held against the types of their columns here,
/// because it would take any value. Foreign keys are looked at.
final class SqliteVendor implements Vendor {

  private static final int ROWS = 100;

  private final Dialect dialect = Targets.dialect("sqlite").orElseThrow();

  @Override
  public String engine() {
    return "sqlite";
  }

  @Override
  public Optional<Table> table(OpenTarget open, String name) {
    return new SqliteTables(open).table(name);
  }

  @Override
  public void prepare(Session session) {
    session.execute("pragma foreign_keys = on");
  }

  @Override
  public long load(Load load, Rows rows, List<String> named) {
    return new Inserts(load, true, ROWS, count -> statement(load, count)).load(rows, named);
  }

  private String statement(Load load, int count) {
    return "insert into %s (%s) values %s%s"
        .formatted(
            load.table().quoted(),
            Inserts.names(dialect, load),
            Inserts.marks(load.columns().size(), count),
            conflict(load));
  }

  private String conflict(Load load) {
    if (load.mode() == Mode.INSERT) {
      return "";
    }
    String key =
        load.key().isEmpty()
            ? ""
            : load.key().stream().map(dialect::quote).collect(Collectors.joining(", ", "(", ") "));
    return load.mode() == Mode.SKIP_EXISTING || load.others().isEmpty()
        ? " on conflict " + key + "do nothing"
        : load.others().stream()
            .map(column -> "%s = excluded.%1$s".formatted(dialect.quote(column.name())))
            .collect(Collectors.joining(", ", " on conflict " + key + "do update set ", ""));
  }

  @Override
  public void settle(Load load) {
    // Numbering goes on behind the highest value by itself.
  }
}
