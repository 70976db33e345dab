package dev.migratehub.engine.execute;

import dev.migratehub.engine.sql.Segment;
import java.util.Optional;
import java.util.function.Supplier;

/// The statements of a script, one after the other, each with a look at the one behind it.
final class Ahead {

  private final Supplier<Optional<Segment>> source;
  private Optional<Segment> current = Optional.empty();
  private Optional<Segment> following = Optional.empty();
  private boolean looked;

  Ahead(Supplier<Optional<Segment>> source) {
    this.source = source;
  }

  /// The next statement.
  Optional<Segment> next() {
    current = looked ? following : read();
    looked = false;
    return current;
  }

  /// The statement behind the last one; nothing where rows stand between them, which must be read
  /// first.
  Optional<Segment> following() {
    if (!(current.orElse(null) instanceof Segment.Statement)) {
      return Optional.empty();
    }
    if (!looked) {
      following = read();
      looked = true;
    }
    return following;
  }

  private Optional<Segment> read() {
    Optional<Segment> segment = source.get();
    while (segment.isPresent() && !WholeScript.countsAsStatement(segment.get())) {
      segment = source.get();
    }
    return segment;
  }
}
