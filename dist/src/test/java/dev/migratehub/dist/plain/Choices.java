package dev.migratehub.dist.plain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Switches over types, over guards, over the constants of an enum, with null and without.
public final class Choices implements Function<@Nullable Object, String> {

  @Override
  public String apply(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text when text.isEmpty() -> "an empty text";
      case String text -> "the text " + text;
      case Integer number when number > 50 -> "a large number";
      case Integer any -> "a number";
      case List<?> list -> "a list of " + list.size();
      case Thread.State state -> constant(state);
      case int[] numbers -> "numbers from " + numbers[0];
      case Object[] any -> "an array";
      default -> "something else";
    };
  }

  private static String constant(Thread.State state) {
    return switch (state) {
      case NEW -> "new";
      case Thread.State other when other == Thread.State.BLOCKED -> "blocked";
      case Thread.State other -> "another state " + other;
    };
  }
}
