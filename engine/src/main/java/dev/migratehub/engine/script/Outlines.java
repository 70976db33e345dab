package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads scripts once to learn what they are made of.
public final class Outlines {

  private Outlines() {}

  /// The outline of a script in a dialect's eyes; a down script of comments alone has no statement.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be read or split
  public static Outline of(
      Script script, Supplier<Syntax> syntax, Function<String, Effect> effects) {
    Outline.Builder outline = new Outline.Builder();
    try (ScriptReader reader = ScriptReader.withoutChecksum(script, syntax)) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (next.get()) {
          case Segment.Statement it ->
              outline.add(effects.apply(it.text()), it.text(), it.position());
          case Segment.Copy it -> outline.add(effects.apply(it.text()), it.text(), it.position());
          case Segment.Data data -> {}
          case Segment.ClientCommand command -> {}
          case Segment.Blank blank -> {}
        }
      }
    }
    return outline.build();
  }
}
