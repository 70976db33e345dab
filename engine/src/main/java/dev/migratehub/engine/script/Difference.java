package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Excerpt;
import java.util.List;
import java.util.Optional;

/// In what a script differs from an earlier text of it.
public sealed interface Difference {

  /// The same statements, with other line breaks and indents.
  record WhiteSpace() implements Difference {
    @Override
    public String words() {
      return ", only in its white space";
    }
  }

  /// The same statements, with other comments.
  record Comments() implements Difference {
    @Override
    public String words() {
      return ", only in its comments";
    }
  }

  /// The first statement that says something else.
  ///
  /// @param before the earlier text; empty where the script had fewer statements
  /// @param after the text now; empty where the script has fewer statements
  record Statement(Optional<Numbered> before, Optional<Numbered> after) implements Difference {

    /// Its number, from 1.
    public long number() {
      return after.or(() -> before).map(Numbered::number).orElse(0L);
    }

    @Override
    public String words() {
      String place = after.map(now -> " (line " + now.position().line() + ")").orElse("");
      String number = "statement " + number() + place;
      if (before.isEmpty()) {
        return ": " + number + " is new";
      }
      return after.isEmpty() ? ": " + number + " is gone" : ", in " + number;
    }
  }

  /// The earlier text was not kept.
  record Unknown() implements Difference {
    @Override
    public String words() {
      return "; the earlier text is not at hand, so nobody can say in what";
    }
  }

  /// The end of a sentence that says that a script was edited: `, in statement 2 (line 5)`.
  String words();

  /// Whether the statements still say the same.
  default boolean harmless() {
    return switch (this) {
      case WhiteSpace any -> true;
      case Comments any -> true;
      case Statement any -> false;
      case Unknown any -> false;
    };
  }

  /// The lines that differ, the earlier ones with `-`, those of now with `+`.
  default List<String> lines() {
    return this instanceof Statement it ? DifferentLines.of(it.before(), it.after()) : List.of();
  }

  /// The statement that says something else, in the script as it is now.
  default Optional<Excerpt> place(Script now) {
    return this instanceof Statement it
        ? it.after().map(statement -> Walk.excerpt(now, statement))
        : Optional.empty();
  }
}
