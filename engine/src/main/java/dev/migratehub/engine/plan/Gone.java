package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.dialect.Temporaries;
import dev.migratehub.engine.script.Numbered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What statements made that went with their session and that cannot be made again, without what
/// they dropped themselves.
final class Gone {

  private final Dialect dialect;
  private final Map<String, Numbered> things = new LinkedHashMap<>();

  Gone(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Takes note of the next statement.
  void follow(Numbered statement) {
    Temporaries temporaries = dialect.temporaries(statement.text());
    for (String name : temporaries.dropped()) {
      if (name.equals(Temporaries.ALL)) {
        things.keySet().removeIf(thing -> !thing.isEmpty());
      } else {
        things.remove(name);
      }
    }
    if (dialect.residue(statement.text()) == Residue.LOST) {
      things.putIfAbsent(temporaries.made().orElse(""), statement);
    }
  }

  /// The first statement whose work is missed.
  Optional<Numbered> first() {
    return things.values().stream().findFirst();
  }
}
