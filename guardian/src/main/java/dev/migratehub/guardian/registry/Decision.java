package dev.migratehub.guardian.registry;

import java.util.List;

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
}
