package dev.migratehub.hub.account;

import java.time.Instant;
import java.util.UUID;

/// That somebody is signed in with a browser. Its name tells it from others and opens nothing; what
/// the cookie holds is another, secret one.
///
/// @param ip where it was begun
/// @param agent what the browser called itself then
public record Session(
    UUID name, UUID userId, String ip, String agent, Instant since, Instant lastUsedAt) {

  static final String LABEL = "session:";

  /// How audit and logs call it.
  public String label() {
    return label(name);
  }

  static String label(UUID name) {
    return LABEL + name;
  }
}
