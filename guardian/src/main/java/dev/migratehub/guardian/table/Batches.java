package dev.migratehub.guardian.table;

import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.table.Statements.Bound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Sends effects as few batches of statements, in an order in which each finds what it needs.
final class Batches {

  private static final int MOST = 1_000;

  private final Connection connection;
  private final Map<String, List<Bound>> waiting = new LinkedHashMap<>();
  private Class<? extends Effect> kind = Effect.class;
  private int count;

  Batches(Connection connection) {
    this.connection = connection;
  }

  /// Effects of one kind go together: of two configurations both first and both revisions.
  void write(Stream<Effect> effects) throws SQLException {
    for (Effect effect : (Iterable<Effect>) effects::iterator) {
      if (effect.getClass() != kind || count >= MOST) {
        flush();
        kind = effect.getClass();
      }
      for (Bound bound : Statements.of(effect)) {
        add(bound);
      }
      count++;
    }
    flush();
  }

  private void add(Bound bound) {
    waiting.computeIfAbsent(bound.sql(), _ -> new ArrayList<>()).add(bound);
  }

  private void flush() throws SQLException {
    List<String> order =
        waiting.keySet().stream().sorted(Comparator.comparingInt(Statements::rank)).toList();
    for (String sql : order) {
      send(sql, waiting.getOrDefault(sql, List.of()));
    }
    waiting.clear();
    count = 0;
  }

  private void send(String sql, List<Bound> all) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Bound bound : all) {
        for (int i = 0; i < bound.values().size(); i++) {
          statement.setObject(i + 1, value(bound.values().get(i)));
        }
        statement.addBatch();
      }
      for (int rows : statement.executeBatch()) {
        if (rows != 1) {
          throw new TablesDiffer("a row that the log changes is not there");
        }
      }
    }
  }

  private static Object value(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }
}
