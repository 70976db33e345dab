package dev.migratehub.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One place that settings come from. Values for one target of several stand under
/// `targets.<name>.<key>`.
///
/// @param name how messages call it: `environment`
public record Source(String name, Map<String, Value> values) {

  private static final String TARGETS = "targets.";

  public Source {
    values = Map.copyOf(values);
  }

  /// The value of a key.
  public Optional<Value> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /// Only what is meant for one target, under the plain keys.
  public Source forTarget(String target) {
    String prefix = TARGETS + target + ".";
    Map<String, Value> own = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        own.put(key.substring(prefix.length()), value);
      }
    });
    return new Source(name, own);
  }

  /// The names of the targets it describes, in alphabetical order.
  public Set<String> targets() {
    Set<String> names = new TreeSet<>();
    for (String key : values.keySet()) {
      if (key.startsWith(TARGETS)) {
        int end = key.indexOf('.', TARGETS.length());
        names.add(key.substring(TARGETS.length(), end < 0 ? key.length() : end));
      }
    }
    return names;
  }
}
