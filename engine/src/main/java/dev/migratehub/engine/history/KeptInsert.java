package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.dialect.HistorySql;
import dev.migratehub.engine.script.MigrationId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statement that writes the row of a migration behind its script, kept by the server for the
/// session so that it is read and planned once. What only time will tell, the server puts in.
///
/// @param table the name as statements hold it
record KeptInsert(String table, HistorySql sql, BundleSql bundle) {

  private static final List<Column> ALL = List.of(Column.values());

  /// The server finds them out.
  private static final Set<Column> FOUND = EnumSet.of(Column.APPLIED_AT, Column.DURATION_MS);

  /// Has the server keep it.
  ///
  /// @param mark what the duration in milliseconds is called in its answer
  String keeping(String name, String mark) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    for (Column column : ALL) {
      if (!FOUND.contains(column)) {
        values.put(column, column.bind(sql).replace("?", parameter(values.size())));
      }
    }
    String sent = Objects.requireNonNull(values.get(Column.STARTED_AT));
    String start =
        "coalesce((select %s from %s where %s = %s), %s)"
            .formatted(
                column(Column.APPLIED_AT),
                table,
                column(Column.MIGRATION_KEY),
                parameter(values.size()),
                sent);
    String now = "(" + sent + " + " + bundle.elapsed() + ")";
    values.put(Column.STARTED_AT, start);
    values.put(Column.APPLIED_AT, now);
    values.put(Column.DURATION_MS, bundle.between().formatted(start, now));
    return bundle
        .kept()
        .keep()
        .formatted(
            name,
            "insert into %s (%s) values (%s) returning %s as \"%s\""
                .formatted(
                    table,
                    values.keySet().stream().map(this::column).collect(Collectors.joining(", ")),
                    String.join(", ", values.values()),
                    column(Column.DURATION_MS),
                    mark));
  }

  /// Runs what is kept; the entry says when the message was sent.
  ///
  /// @param behind the migration at whose end the script began, if not with the message
  String running(String name, Entry entry, Kept up, Kept down, Optional<MigrationId> behind) {
    StringJoiner values = new StringJoiner(", ");
    @Nullable Object[] all = Rows.values(entry, up, down);
    int index = 0;
    for (Column column : ALL) {
      Object value = all[index++];
      if (!FOUND.contains(column)) {
        values.add(literal(value));
      }
    }
    values.add(literal(behind.map(MigrationId::text).orElse(null)));
    return bundle.kept().run().formatted(name, values);
  }

  /// Takes the row away that may be there.
  String deletion(MigrationId id) {
    return "delete from %s where %s = %s"
        .formatted(table, column(Column.MIGRATION_KEY), literal(id.text()));
  }

  private String parameter(int index) {
    return bundle.kept().parameter().formatted(index + 1);
  }

  private String column(Column column) {
    return "\"" + column.id() + "\"";
  }

  private String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> bundle.literals().text(text);
      case byte[] bytes -> bundle.literals().bytes(bytes);
      case Number number -> number.toString();
      case Object other -> throw new IllegalArgumentException(other.getClass().getName());
    };
  }
}
