package dev.migratehub.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds settings among variables, be they the environment's or those of a `.env` file. An empty
/// variable says nothing.
public final class Environment {

  private static final String COMMON_URL = "DATABASE_URL";

  private Environment() {}

  /// The process's variables, as values that know their origin.
  public static Map<String, Value> variables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> new Value(entry.getValue(), "$" + entry.getKey())));
  }

  /// The settings among variables.
  ///
  /// @param targets the names of targets, which may have variables of their own, such as
  ///   `MIGR8_TARGETS_ORDERS_DATABASE_PASSWORD`
  public static Source settings(String name, Map<String, Value> variables, Set<String> targets) {
    Map<String, Value> found = new LinkedHashMap<>();
    put(found, Settings.URL.key(), variables.get(COMMON_URL));
    for (Setting<?> setting : Settings.ALL) {
      put(found, setting.key(), variables.get(setting.variable()));
      for (String target : targets) {
        String key = "targets." + target + "." + setting.key();
        put(found, key, variables.get(Setting.PREFIX + Setting.variable(key)));
      }
    }
    return new Source(name, found);
  }

  private static void put(Map<String, Value> found, String key, @Nullable Value value) {
    if (value != null && !value.text().isEmpty()) {
      found.put(key, value);
    }
  }
}
