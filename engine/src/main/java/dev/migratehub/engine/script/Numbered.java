package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import java.util.Optional;

/// A statement of a script with its number.
///
/// @param number from 1 within the script; everything the server gets counts
public record Numbered(long number, Position position, String text) {

  /// What a segment sends to the server, if anything.
  static Optional<Numbered> of(Segment segment, long number) {
    return switch (segment) {
      case Segment.Statement it -> Optional.of(new Numbered(number, it.position(), it.text()));
      case Segment.Copy it -> Optional.of(new Numbered(number, it.position(), it.text()));
      case Segment.Data any -> Optional.empty();
      case Segment.ClientCommand any -> Optional.empty();
      case Segment.Blank any -> Optional.empty();
    };
  }
}
