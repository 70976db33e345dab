package dev.migratehub.engine.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// When a hook runs: round all scripts of a run that go one way, or round each of them.
public enum Moment {
  BEFORE_UP,
  BEFORE_EACH_UP,
  AFTER_EACH_UP,
  AFTER_UP,
  BEFORE_DOWN,
  BEFORE_EACH_DOWN,
  AFTER_EACH_DOWN,
  AFTER_DOWN;

  /// The name used in files, settings and messages: `before_each_up`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it comes again with each script.
  public boolean each() {
    return switch (this) {
      case BEFORE_EACH_UP, AFTER_EACH_UP, BEFORE_EACH_DOWN, AFTER_EACH_DOWN -> true;
      case BEFORE_UP, AFTER_UP, BEFORE_DOWN, AFTER_DOWN -> false;
    };
  }

  /// The moments that a name stands for; `before_each` is one of either way.
  static List<Moment> named(String name) {
    return Stream.of(values())
        .filter(moment -> moment.id().equals(name) || moment.bothWays().equals(Optional.of(name)))
        .toList();
  }

  private Optional<String> bothWays() {
    return each() ? Optional.of(id().replaceFirst("_(up|down)$", "")) : Optional.empty();
  }
}
