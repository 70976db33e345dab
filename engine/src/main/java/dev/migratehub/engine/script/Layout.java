package dev.migratehub.engine.script;

import java.util.Locale;
import java.util.Optional;

/// A convention for naming migration files.
public enum Layout {
  PAIRED,
  ARCHON,
  FLYWAY,
  DBMATE,
  GOOSE,
  DIRECTORY,
  LIQUIBASE,
  ATLAS;

  /// The name used in settings and messages: `paired`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The layout of that name.
  public static Optional<Layout> named(String id) {
    for (Layout layout : values()) {
      if (layout.id().equals(id)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }
}
