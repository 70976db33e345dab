package dev.migratehub.engine.script;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// A convention for naming migration files.
public enum Layout {
  PAIRED,
  ARCHON,
  FLYWAY,
  DBMATE,
  GOOSE,
  DIRECTORY;

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

  /// The order in which migrations run: that of their ids, except that Diesel goes by the text of
  /// its versions, so that `20240313` comes after `20240305101500`.
  public Comparator<MigrationId> order() {
    return this == DIRECTORY ? Comparator.comparing(MigrationId::text) : Comparator.naturalOrder();
  }
}
