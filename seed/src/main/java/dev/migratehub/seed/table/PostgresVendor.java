package dev.migratehub.seed.table;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.seed.file.CsvRow;
import dev.migratehub.seed.file.Mode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// PostgreSQL: rows go by `COPY`, into a temporary table first where some may be there already.
final class PostgresVendor implements Vendor {

  private static final String STAGE = "migr8_seed_rows";
  private static final Pattern PLACE =
      Pattern.compile("COPY .*, line (\\d+)(?:, column (.+?)(?:: [\"n].*)?$)?", Pattern.MULTILINE);

  private final Dialect dialect = Targets.dialect("postgres").orElseThrow();

  @Override
  public String engine() {
    return "postgres";
  }

  @Override
  public Optional<Table> table(OpenTarget open, String name) {
    return new PostgresTables(open).table(name);
  }

  @Override
  public void prepare(Session session) {
    // It is strict as it is.
  }

  @Override
  public long load(Load load, Rows rows, List<String> named) {
    return load.mode() == Mode.INSERT
        ? copied(load, load.table().quoted(), rows, named)
        : staged(load, rows, named);
  }

  /// Rows of CSV go as the server keeps them, as long as that can be said; the others as text.
  private long copied(Load load, String into, Rows rows, List<String> named) {
    long count = 0;
    if (rows.peek() instanceof CsvRow) {
      count +=
          CopyBinary.of(load.columns())
              .map(form -> copied(load, into, rows, named, form))
              .orElse(0L);
    }
    return rows.peek(named) == null
        ? count
        : count + copied(load, into, rows, named, new CopyText());
  }

  private long copied(Load load, String into, Rows rows, List<String> named, CopyForm form) {
    dev.migratehub.seed.file.Row first = rows.peek();
    long before = first == null ? 0 : first.number() - 1;
    CopyStream stream = new CopyStream(rows, named, form);
    try {
      load.session()
          .copy(
              dialect.session().bulk(),
              "copy %s (%s) from stdin%s".formatted(into, names(load), form.options()),
              stream);
      return stream.count();
    } catch (SqlFailure e) {
      throw refused(e, before);
    }
  }

  private static Refused refused(SqlFailure failure, long before) {
    Matcher place = PLACE.matcher(failure.words());
    boolean found = place.find();
    String column = found && place.group(2) != null ? place.group(2) : "";
    return new Refused(found ? before + Long.parseLong(place.group(1)) : 0, column, "", failure);
  }

  private long staged(Load load, Rows rows, List<String> named) {
    Session session = load.session();
    session.execute(
        "create temporary table %s on commit drop as select %s from %s with no data"
            .formatted(STAGE, names(load), load.table().quoted()));
    copied(load, STAGE, rows, named);
    try {
      int changed =
          session.update(
              "insert into %s (%s) overriding system value select %2$s from %s on conflict %s"
                  .formatted(load.table().quoted(), names(load), STAGE, conflict(load)));
      session.execute("drop table " + STAGE);
      return changed;
    } catch (SqlFailure e) {
      throw new Refused(0, "", "", e);
    }
  }

  private String conflict(Load load) {
    String key =
        load.key().isEmpty()
            ? ""
            : load.key().stream().map(dialect::quote).collect(Collectors.joining(", ", "(", ") "));
    return load.mode() == Mode.SKIP_EXISTING || load.others().isEmpty()
        ? key + "do nothing"
        : key
            + load.others().stream()
                .map(column -> "%s = excluded.%1$s".formatted(dialect.quote(column.name())))
                .collect(Collectors.joining(", ", "do update set ", ""));
  }

  private String names(Load load) {
    return load.columns().stream()
        .map(column -> dialect.quote(column.name()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void settle(Load load) {
    for (Column column : load.columns()) {
      if (column.automatic()) {
        load.session()
            .query(
                """
                select setval(s.name::regclass, t.highest) from
                  (select pg_get_serial_sequence(?, ?) as name) s,
                  (select max(%s) as highest from %s) t
                 where s.name is not null
                   and t.highest > coalesce((select last_value from pg_catalog.pg_sequences q
                     where format('%%I.%%I', q.schemaname, q.sequencename) = s.name), 0)
                """
                    .formatted(dialect.quote(column.name()), load.table().quoted()),
                Row::first,
                load.table().quoted(),
                column.name());
      }
    }
  }
}
