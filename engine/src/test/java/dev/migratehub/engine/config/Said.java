package dev.migratehub.engine.config;

import java.util.Map;
import java.util.stream.Collectors;

/// Sources for tests, whose values come from the source as a whole.
final class Said {

  private Said() {}

  static Source source(String name, Map<String, String> texts) {
    return new Source(
        name,
        texts.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> new Value(entry.getValue(), name))));
  }
}
