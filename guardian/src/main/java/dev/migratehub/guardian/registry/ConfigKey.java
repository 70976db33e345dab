package dev.migratehub.guardian.registry;

import java.util.Comparator;

/// What a configuration is called: its project and its key within it.
public record ConfigKey(String project, String key) implements Comparable<ConfigKey> {

  /// No key comes before it.
  static final String LEAST = "!";

  private static final Comparator<ConfigKey> ORDER =
      Comparator.comparing(ConfigKey::project).thenComparing(ConfigKey::key);

  public ConfigKey {
    Names.id("a project", project);
    Names.text("a key", key);
  }

  @Override
  public int compareTo(ConfigKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return project + "/" + key;
  }
}
