package dev.migratehub.seed.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/// The rows of a YAML file: mappings of columns to plain values. `null`, `~` and nothing are NULL,
/// a value in quotes is always a text.
final class YamlRows implements RowSource {

  private final YamlEvents events;
  private List<String> columns = List.of();
  private long number;
  private boolean ended;

  private YamlRows(YamlEvents events) {
    this.events = events;
  }

  static YamlRows open(SeedFile seed) {
    try {
      YamlEvents events = new YamlEvents(seed);
      YamlHead.skip(events, seed.path());
      YamlRows rows = new YamlRows(events);
      Event first = events.next();
      if (first instanceof ScalarEvent none && isNull(none)) {
        rows.end();
      } else if (!(first instanceof SequenceStartEvent)) {
        throw events.wrong(first, "data must be a list of rows");
      }
      return rows;
    } catch (IOException e) {
      throw Unreadable.because(seed.shown(), e);
    }
  }

  @Override
  public @Nullable Row next() {
    if (ended) {
      return null;
    }
    Event event = events.next();
    if (event instanceof SequenceEndEvent) {
      end();
      return null;
    }
    number++;
    if (!(event instanceof MappingStartEvent)) {
      throw events.wrong(event, "row " + number + " must be a mapping such as {id: 1, name: a}");
    }
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    for (Event name = events.next(); !(name instanceof MappingEndEvent); name = events.next()) {
      String column = column(name, names);
      names.add(column);
      values.add(value(column));
    }
    if (names.isEmpty()) {
      throw events.wrong(event, "row " + number + " is empty");
    }
    if (!names.equals(columns)) {
      columns = List.copyOf(names);
    }
    return new YamlRow(number, YamlEvents.line(event), columns, values.toArray(new String[0]));
  }

  private String column(Event name, List<String> before) {
    if (!(name instanceof ScalarEvent scalar)) {
      throw events.wrong(name, "row " + number + ": the name of a column is wanted");
    }
    if (before.contains(scalar.getValue())) {
      throw events.wrong(name, "row " + number + " gives " + scalar.getValue() + " a second time");
    }
    return scalar.getValue();
  }

  private @Nullable String value(String column) {
    Event event = events.next();
    if (!(event instanceof ScalarEvent scalar)) {
      throw events.wrong(
          event,
          "row %d, column %s: a plain value is wanted; write JSON and the like in quotes"
              .formatted(number, column));
    }
    return isNull(scalar) ? null : scalar.getValue();
  }

  private static boolean isNull(ScalarEvent scalar) {
    return scalar.isPlain()
        && switch (scalar.getValue()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  /// Nothing may follow the rows.
  private void end() {
    ended = true;
    Event after = events.next();
    if (after instanceof ScalarEvent key) {
      throw events.wrong(key, "data must stand last, and " + key.getValue() + " stands behind it");
    }
    events.next();
    Event last = events.next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw events.wrong(last, "a second document follows; put it into a file of its own");
    }
  }

  @Override
  public long bytes() {
    return events.bytes();
  }

  @Override
  public void close() {
    events.close();
  }
}
