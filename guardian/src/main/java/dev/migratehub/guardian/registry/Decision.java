package dev.migratehub.guardian.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An answer and what it changes; nothing unless it is [Answer.Done].
record Decision(Answer answer, List<Effect> effects) {

  static Decision no(Answer answer) {
    return new Decision(answer, List.of());
  }

  static Decision done(long index, List<Long> versions, List<Effect> effects) {
    return new Decision(new Answer.Done(index, versions), List.copyOf(effects));
  }

  static Decision done(long index, Effect... effects) {
    return done(index, List.of(), List.of(effects));
  }

  /// The configurations that it changes.
  Set<ConfigKey> configs() {
    return effects.stream()
        .map(Effect::config)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
