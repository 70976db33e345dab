package dev.migratehub.hub.configuration;

import java.util.Optional;
import java.util.UUID;

/// What somebody says of his request.
///
/// @param key asked again with the same one, it is the same request
/// @param comment why
public record Asked(String key, String comment) {

  /// Asked with a key, or with a new one where there is none.
  public static Asked of(Optional<String> key, String comment) {
    return new Asked(key.orElseGet(() -> UUID.randomUUID().toString()), comment);
  }

  /// Asked once, for a reason.
  public static Asked once(String comment) {
    return of(Optional.empty(), comment);
  }
}
