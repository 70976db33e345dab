package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The history table of one target. Every statement names it with its schema, so that a script
/// which empties `search_path` harms nothing. Writes join the transaction that is open on the
/// session.
public final class HistoryTable {

  private final OpenTarget target;
  private final TableName name;
  private final HistorySql sql;
  private final String quoted;

  /// The table of that name; without a schema, in the one the session started in.
  public HistoryTable(OpenTarget target, TableName name) {
    this.target = target;
    this.name = name.within(target.identity().schema());
    this.sql = target.dialect().history();
    this.quoted = this.name.quoted(target.dialect());
  }

  /// The table's name with its schema.
  public TableName name() {
    return name;
  }

  /// Whether the table is there.
  public boolean exists() {
    return !target
        .session()
        .query(sql.exists(), row -> row.first(), name.schema(), name.table())
        .isEmpty();
  }

  /// Creates the table; it must not be there.
  public void create() {
    String columns =
        Arrays.stream(Column.values())
            .map(column -> column(column) + " " + column.definition(sql))
            .collect(Collectors.joining(", "));
    target.session().execute("create table " + quoted + " (" + columns + ")" + sql.suffix());
  }

  /// The whole history; empty when there is no table.
  public History read() {
    if (!exists()) {
      return History.EMPTY;
    }
    String columns =
        Arrays.stream(Column.values())
            .filter(column -> !column.script())
            .map(column -> column.read(sql, column(column)) + " as " + column(column))
            .collect(Collectors.joining(", "));
    String query = "select " + columns + " from " + quoted + " order by " + column(Column.POSITION);
    return new History(target.session().query(query, Rows::entry));
  }

  /// The down script that was kept with a migration; no bytes when none was.
  public byte[] keptDown(MigrationId id) {
    return kept(Column.SCRIPT_DOWN, id);
  }

  /// The up script that was kept with a migration; no bytes when none was.
  public byte[] keptUp(MigrationId id) {
    return kept(Column.SCRIPT_UP, id);
  }

  private byte[] kept(Column column, MigrationId id) {
    String query = "select " + column(column) + " from " + quoted + where(Column.MIGRATION_KEY);
    return target.session().query(query, row -> row.bytes(column.id()), id.text()).stream()
        .findFirst()
        .map(bytes -> new Kept(bytes).script())
        .orElseGet(() -> new byte[0]);
  }

  /// Writes a migration's row anew, whatever stood there.
  public void put(Entry entry, Kept up, Kept down) {
    remove(entry.id());
    insert(entry, up, down);
  }

  /// Writes the row of a migration that has none.
  public void insert(Entry entry, Kept up, Kept down) {
    List<String> binds = Arrays.stream(Column.values()).map(column -> column.bind(sql)).toList();
    target
        .session()
        .update(insertion(List.of(Column.values()), binds), Rows.values(entry, up, down));
  }

  /// Has the server keep the statement of [#putting] for the session, under a name.
  ///
  /// @param mark what the row's duration in milliseconds is called in the answer to that statement
  public String keeping(String name, String mark, BundleSql bundle) {
    return kept(bundle).keeping(name, mark);
  }

  /// Where in a message a row is written.
  ///
  /// @param name of the statement that the server keeps
  /// @param known whether there may be a row
  /// @param behind the migration before it in the message, at whose end its script begins
  public record Place(String name, boolean known, Optional<MigrationId> behind) {}

  /// The statements of [#put] for a migration whose script runs in the transaction that is open:
  /// they find out themselves when it was applied and how long that took. The last of them answers
  /// it.
  public List<String> putting(Entry entry, Kept up, Kept down, Place place, BundleSql bundle) {
    KeptInsert kept = kept(bundle);
    String row = kept.running(place.name(), entry, up, down, place.behind());
    return place.known() ? List.of(kept.deletion(entry.id()), row) : List.of(row);
  }

  private KeptInsert kept(BundleSql bundle) {
    return new KeptInsert(quoted, sql, bundle);
  }

  private String insertion(Collection<Column> into, Collection<String> values) {
    String columns = into.stream().map(this::column).collect(Collectors.joining(", "));
    return "insert into %s (%s) values (%s)".formatted(quoted, columns, String.join(", ", values));
  }

  private void remove(MigrationId id) {
    target.session().update("delete from " + quoted + where(Column.MIGRATION_KEY), id.text());
  }

  /// Notes how many statements took effect and which is in doubt; on another session where this one
  /// cannot reach the table. Answers whether the row was found, which a session does not do that
  /// was told to read texts in another encoding.
  public boolean progress(Session session, MigrationId id, long done, Remark remark) {
    return update(
            session,
            id,
            List.of(Column.STATEMENTS_DONE, Column.ERROR),
            done,
            Rows.orNull(remark.text()))
        > 0;
  }

  /// How far a script came, as its row says.
  public record Standing(long done, Remark remark) {}

  /// How far a script came, as any session sees it; empty where it has no row.
  public Optional<Standing> standing(Session session, MigrationId id) {
    String columns = column(Column.STATEMENTS_DONE) + ", " + column(Column.ERROR);
    String query = "select " + columns + " from " + quoted + where(Column.MIGRATION_KEY);
    return session
        .query(
            query,
            row ->
                new Standing(
                    row.number(Column.STATEMENTS_DONE.id()),
                    Remark.of(row.text(Column.ERROR.id()))),
            id.text())
        .stream()
        .findFirst();
  }

  /// Notes that a migration is in the database.
  public void applied(MigrationId id, Instant at, Duration took, long done) {
    update(
        id,
        List.of(
            Column.STATE,
            Column.APPLIED_AT,
            Column.DURATION_MS,
            Column.STATEMENTS_DONE,
            Column.ERROR),
        State.APPLIED.text(),
        Times.text(at),
        took.toMillis(),
        done,
        null);
  }

  /// Notes that a statement failed; on another session where the target's own cannot.
  public void failed(Session session, MigrationId id, long done, Remark remark) {
    update(
        session,
        id,
        List.of(Column.STATE, Column.STATEMENTS_DONE, Column.ERROR),
        State.FAILED.text(),
        done,
        remark.text());
  }

  /// Adds words where nobody knows better than the row how far the script came.
  public void remarked(Session session, MigrationId id, Remark remark) {
    update(session, id, List.of(Column.ERROR), remark.text());
  }

  /// A script with its checksum, as a row keeps them.
  public record Text(String checksum, Kept kept) {}

  /// Notes that a script is being run statement by statement, from the one after `done` on;
  /// whatever text was kept, this is the one that counts now.
  ///
  /// @param remark which script it is, and which statement is in doubt until a new session has what
  ///   the old one had
  /// @param run the run that does it
  public void running(MigrationId id, Remark remark, long done, long total, Text text, String run) {
    boolean down = remark.down();
    update(
        id,
        List.of(
            Column.STATE,
            Column.STATEMENTS_DONE,
            Column.STATEMENTS_TOTAL,
            Column.ERROR,
            down ? Column.CHECKSUM_DOWN : Column.CHECKSUM_UP,
            down ? Column.SCRIPT_DOWN : Column.SCRIPT_UP,
            Column.TOOL_RUN_ID),
        State.APPLYING.text(),
        done,
        total,
        Rows.orNull(remark.text()),
        text.checksum(),
        Rows.bytes(text.kept()),
        run);
  }

  /// Notes other texts for a migration that stays as it is.
  public void edited(MigrationId id, Text up, Optional<Text> down) {
    update(
        id,
        List.of(Column.CHECKSUM_UP, Column.SCRIPT_UP, Column.CHECKSUM_DOWN, Column.SCRIPT_DOWN),
        up.checksum(),
        Rows.bytes(up.kept()),
        down.map(Text::checksum).orElse(null),
        down.isPresent() ? Rows.bytes(down.get().kept()) : null);
  }

  /// Notes that a migration was taken out of the database.
  public void rolledBack(MigrationId id, Instant at) {
    update(
        id,
        List.of(Column.STATE, Column.ROLLED_BACK_AT, Column.ERROR),
        State.ROLLED_BACK.text(),
        Times.text(at),
        null);
  }

  /// What is written for a migration right now: its state, and the run that applied it.
  public Optional<Trace> trace(MigrationId id) {
    String columns =
        Stream.of(Column.STATE, Column.TOOL_RUN_ID, Column.POSITION, Column.DURATION_MS)
            .map(this::column)
            .collect(Collectors.joining(", "));
    String query = "select " + columns + " from " + quoted + where(Column.MIGRATION_KEY);
    return target.session().query(query, HistoryTable::trace, id.text()).stream().findFirst();
  }

  private static Trace trace(Row row) {
    return new Trace(
        row.text("state"),
        row.text("tool_run_id"),
        row.number("position"),
        Duration.ofMillis(row.number("duration_ms")));
  }

  /// A row in short.
  public record Trace(String state, String runId, long position, Duration took) {}

  private void update(MigrationId id, List<Column> columns, @Nullable Object... values) {
    update(target.session(), id, columns, values);
  }

  private int update(
      Session session, MigrationId id, List<Column> columns, @Nullable Object... values) {
    List<@Nullable Object> parameters = new ArrayList<@Nullable Object>(Arrays.asList(values));
    parameters.add(id.text());
    String sets = columns.stream().map(this::set).collect(Collectors.joining(", "));
    return session.update(
        "update " + quoted + " set " + sets + where(Column.MIGRATION_KEY), parameters.toArray());
  }

  private String set(Column column) {
    return column(column) + " = " + column.bind(sql);
  }

  private String where(Column column) {
    return " where " + column(column) + " = ?";
  }

  private String column(Column column) {
    return target.dialect().quote(column.id());
  }
}
