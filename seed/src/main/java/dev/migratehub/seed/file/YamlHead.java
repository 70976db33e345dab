package dev.migratehub.seed.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/// What stands before the rows in a YAML file: `name`, `table`, `truncate`, `mode`, `key`. The rows
/// stand last, under `data`.
final class YamlHead {

  private final YamlEvents events;
  private final Path path;
  private String table = "";
  private boolean truncate;
  private Mode mode = Mode.INSERT;
  private final List<String> key = new ArrayList<>();

  private YamlHead(YamlEvents events, Path path) {
    this.events = events;
    this.path = path;
  }

  /// Reads it.
  static SeedFile read(Path path) {
    try (YamlEvents events = new YamlEvents(path.toString(), SeedText.open(path))) {
      YamlHead head = new YamlHead(events, path);
      head.read();
      return head.seed();
    } catch (IOException e) {
      throw Unreadable.because(path.toString(), e);
    }
  }

  /// Passes over it; the next event of the file begins the rows.
  static void skip(YamlEvents events, Path path) {
    new YamlHead(events, path).read();
  }

  private SeedFile seed() {
    return new SeedFile(path, path.toString(), SeedFile.Form.YAML, table, truncate, mode, key);
  }

  private void read() {
    Event root = start();
    Set<String> known = new HashSet<>();
    while (true) {
      Event next = events.next();
      if (next instanceof MappingEndEvent) {
        throw events.wrong(next, "there is no data: a list of rows, which stands last");
      }
      if (!(next instanceof ScalarEvent name)) {
        throw events.wrong(next, "a name such as table: is wanted");
      }
      if (!known.add(name.getValue())) {
        throw events.wrong(name, name.getValue() + " stands there a second time");
      }
      if (name.getValue().equals("data")) {
        if (table.isEmpty()) {
          throw events.wrong(root, "table must stand before data");
        }
        return;
      }
      take(name);
    }
  }

  /// The event that begins the one mapping of the file.
  private Event start() {
    Event event = events.next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = events.next();
    }
    if (!(event instanceof MappingStartEvent)) {
      throw events.wrong(event, "table: and data: are wanted");
    }
    return event;
  }

  private void take(ScalarEvent name) {
    switch (name.getValue()) {
      case "name" -> events.scalar("name");
      case "table" -> table = events.scalar("table").getValue();
      case "truncate" -> truncate = truth(events.scalar("truncate"));
      case "mode" -> {
        ScalarEvent value = events.scalar("mode");
        mode =
            Mode.named(value.getValue())
                .orElseThrow(() -> events.wrong(value, "mode must be one of " + Mode.words()));
      }
      case "key" -> key();
      default ->
          throw events.wrong(
              name,
              name.getValue() + " is unknown; there are name, table, truncate, mode, key and data");
    }
  }

  private void key() {
    Event first = events.next();
    if (first instanceof ScalarEvent one) {
      key.add(one.getValue());
      return;
    }
    if (!(first instanceof SequenceStartEvent)) {
      throw events.wrong(first, "key must be a column or a list of columns");
    }
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      if (!(next instanceof ScalarEvent column)) {
        throw events.wrong(next, "key must be a list of columns");
      }
      key.add(column.getValue());
    }
  }

  private boolean truth(ScalarEvent value) {
    return switch (value.getValue()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw events.wrong(value, "truncate must be true or false");
    };
  }
}
