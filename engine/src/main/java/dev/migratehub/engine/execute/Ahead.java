package dev.migratehub.engine.execute;

import dev.migratehub.engine.sql.Segment;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The statements of a script, one after the other, each with a look at the one behind it.
final class Ahead {

  private final Supplier<Optional<Segment>> source;
  private Optional<Segment> current = Optional.empty();
  private @Nullable Optional<Segment> following;

  Ahead(Supplier<Optional<Segment>> source) {
    this.source = source;
  }

  /// The next statement.
  Optional<Segment> next() {
    current = following == null ? read() : following;
    following = null;
    return current;
  }

  /// The statement behind the last one; nothing where rows stand between them, which must be read
  /// first.
  Optional<Segment> following() {
    if (!(current.orElse(null) instanceof Segment.Statement)) {
      return Optional.empty();
    }
    Optional<Segment> found = following == null ? read() : following;
    following = found;
    return found;
  }

  private Optional<Segment> read() {
    Optional<Segment> segment = source.get();
    while (segment.isPresent() && !WholeScript.countsAsStatement(segment.get())) {
      segment = source.get();
    }
    return segment;
  }
}
