package dev.migratehub.seed;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.seed.file.Mode;
import dev.migratehub.seed.file.Row;
import dev.migratehub.seed.file.RowSource;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Load;
import dev.migratehub.seed.table.Refused;
import dev.migratehub.seed.table.Rows;
import dev.migratehub.seed.table.Table;
import dev.migratehub.seed.table.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Puts one file into its table, all of it or nothing.
final class Sower {

  private final OpenTarget open;
  private final Vendor vendor;
  private final SeedFile file;
  private final Table table;
  private final Watch watch;
  private final BooleanSupplier interrupted;

  Sower(
      OpenTarget open, Vendor vendor, Planting planting, Watch watch, BooleanSupplier interrupted) {
    this.open = open;
    this.vendor = vendor;
    this.file = planting.file();
    this.table = planting.table();
    this.watch = watch;
    this.interrupted = interrupted;
  }

  /// Somebody wished to stop while rows were read.
  static final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Puts the rows in and takes them out again.
  void tryOut() {
    inTransaction(open.dialect().session().rollback());
  }

  Sowing sow() {
    return inTransaction(open.dialect().session().commit());
  }

  private Sowing inTransaction(String end) {
    long clock = System.nanoTime();
    Session session = open.session();
    session.execute(open.dialect().session().begin());
    try (RowSource source = file.rows()) {
      if (file.truncate()) {
        session.execute("delete from " + table.quoted());
      }
      Sowing sowing = sow(source, clock);
      session.execute(end);
      return sowing;
    } catch (Refused e) {
      rollBack(session);
      throw new Refusal(open, file, table).explained(e);
    } catch (SqlFailure e) {
      rollBack(session);
      throw new Refusal(open, file, table).said(e);
    } catch (ProblemException | Halted e) {
      rollBack(session);
      throw e;
    }
  }

  private Sowing sow(RowSource source, long clock) {
    long total = file.path().toFile().length();
    watch.moved(file.shown(), 0, total, 0);
    Rows rows = new Rows(source, taken -> pulse(source, total, taken));
    long changed = 0;
    Map<String, Load> loads = new LinkedHashMap<>();
    for (Row row = rows.peek(); row != null; row = rows.peek()) {
      Load load = load(row.columns());
      changed += vendor.load(load, rows, row.columns());
      loads.put(String.join("\u0001", row.columns()), load);
    }
    loads.values().forEach(vendor::settle);
    long taken = rows.taken();
    Duration took = Duration.ofNanos(System.nanoTime() - clock);
    long skipped = file.mode() == Mode.SKIP_EXISTING ? taken - changed : 0;
    long put = file.mode() == Mode.SKIP_EXISTING ? changed : taken;
    return new Sowing(file.shown(), table.name(), put, skipped, took);
  }

  private void pulse(RowSource source, long total, long taken) {
    if (interrupted.getAsBoolean()) {
      throw new Halted();
    }
    watch.moved(file.shown(), source.bytes(), total, taken);
  }

  private Load load(List<String> named) {
    List<Column> columns = new ArrayList<>();
    for (String name : named) {
      Column column =
          table.column(name).orElseThrow(() -> Unfit.noColumn(file, table, name).exception());
      if (column.generated()) {
        throw Unfit.generated(file, table, name).exception();
      }
      columns.add(column);
    }
    return new Load(open.session(), table, columns, file.mode(), key(columns));
  }

  private List<String> key(List<Column> columns) {
    if (file.mode() == Mode.INSERT) {
      return List.of();
    }
    List<String> key =
        !file.key().isEmpty()
            ? file.key().stream().map(this::own).toList()
            : file.mode() == Mode.UPSERT && table.keyed() ? table.uniques().getFirst() : List.of();
    if (key.isEmpty() && file.mode() == Mode.UPSERT) {
      throw Unfit.key(file, table, key, "and the table has no primary key").exception();
    }
    if (!key.isEmpty() && !table.unique(key)) {
      throw Unfit.key(file, table, key, "which are not unique there").exception();
    }
    List<String> given = columns.stream().map(Column::name).toList();
    if (!given.containsAll(key)) {
      throw Unfit.key(file, table, key, "and a row does not give it").exception();
    }
    return key;
  }

  private String own(String name) {
    return table
        .column(name)
        .map(Column::name)
        .orElseThrow(() -> Unfit.noColumn(file, table, name).exception());
  }

  private void rollBack(Session session) {
    try {
      session.execute(open.dialect().session().rollback());
    } catch (SqlFailure e) {
      // The connection is gone, and the transaction with it.
    }
  }
}
