package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fields of a body.
public final class Fields {

  private Fields() {}

  /// The value of a field that must be there.
  ///
  /// @throws Refusal when it is not
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Refusal.invalid(field, "is missing");
    }
    return value;
  }

  /// A text that may be missing.
  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// What a list is filtered by; an empty text filters nothing.
  public static Optional<String> filter(String field, @Nullable String text) {
    if (text != null && text.indexOf('\0') >= 0) {
      throw Refusal.invalid(field, "holds a character that nothing holds");
    }
    return Optional.ofNullable(text).filter(it -> !it.isEmpty());
  }
}
