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
    Map<String, State> states) {

  /// How a run stands, and of which version it is.
  record State(String text, int number) {}

  String state(String environment) {
    return states.getOrDefault(environment, new State("draft", version)).text();
  }

  /// The version that an environment has or waits for, where it is not the newest; else nothing.
  String older(String environment) {
    int number = states.getOrDefault(environment, new State("draft", version)).number();
    return number < version ? "version " + number : "";
  }
}
