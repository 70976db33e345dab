package dev.migratehub.hub.overview;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A change as lists show it.
///
/// @param states how its newest run in each environment stands; nothing where there is none
record ChangeLine(
    UUID id,
    String key,
    String name,
    String ticket,
    String author,
    int version,
    Instant createdAt,
    Map<String, String> states) {

  String state(String environment) {
    return states.getOrDefault(environment, "draft");
  }
}
