package dev.migratehub.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        put(found, key(target, setting), variables.get(variable(target, setting)));
      }
    }
    return new Source(name, found);
  }

  /// The names of all variables of settings.
  ///
  /// @param targets the names of targets, which may have variables of their own
  public static Set<String> names(Set<String> targets) {
    Set<String> names = new TreeSet<>();
    for (Setting<?> setting : Settings.ALL) {
      names.add(setting.variable());
      targets.forEach(target -> names.add(variable(target, setting)));
    }
    return names;
  }

  private static String variable(String target, Setting<?> setting) {
    return Setting.PREFIX + Setting.variable(key(target, setting));
  }

  private static String key(String target, Setting<?> setting) {
    return "targets." + target + "." + setting.key();
  }

  private static void put(Map<String, Value> found, String key, @Nullable Value value) {
    if (value != null && !value.text().isEmpty()) {
      found.put(key, value);
    }
  }
}
