package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.target.Targets;
import java.util.Locale;

/// The kinds of servers that targets are on.
public enum Engine {
  POSTGRESQL("postgres", 5432),
  MYSQL("mysql", 3306),
  MARIADB("mysql", 3306);

  private final String dialect;
  private final int port;

  Engine(String dialect, int port) {
    this.dialect = dialect;
    this.port = port;
  }

  /// What the migration engine knows of it.
  public Dialect dialect() {
    return Targets.dialect(dialect)
        .orElseThrow(() -> new IllegalStateException("no dialect " + dialect));
  }

  /// The usual port.
  int port() {
    return port;
  }

  /// As it stands in the database and in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when there is no such engine
  public static Engine of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
