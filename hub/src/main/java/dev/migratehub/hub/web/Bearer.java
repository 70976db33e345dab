package dev.migratehub.hub.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program shows in the header `Authorization: Bearer …`.
public final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /// The text of a header, if it is of this kind.
  public static Optional<String> of(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(it -> it.substring(SCHEME.length()).strip());
  }
}
