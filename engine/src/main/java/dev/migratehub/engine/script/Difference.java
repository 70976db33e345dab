package dev.migratehub.engine.script;

import java.util.Optional;

/// In what a script differs from an earlier text of it.
public sealed interface Difference {

  /// The same statements, with other line breaks and indents.
  record WhiteSpace() implements Difference {}

  /// The same statements, with other comments.
  record Comments() implements Difference {}

  /// The first statement that says something else.
  ///
  /// @param before the earlier text; empty where the script had fewer statements
  /// @param after the text now; empty where the script has fewer statements
  record Statement(Optional<Numbered> before, Optional<Numbered> after) implements Difference {

    /// Its number, from 1.
    public long number() {
      return after.or(() -> before).map(Numbered::number).orElse(0L);
    }
  }

  /// The earlier text was not kept.
  record Unknown() implements Difference {}
}
