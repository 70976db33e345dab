package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Endpoint;
import java.util.Map;
import java.util.Optional;

/// Turns the many ways to write a file's address into the driver's.
final class Addresses {

  private static final String DRIVER = "org.sqlite.JDBC";
  private static final String DRIVERS = "jdbc:sqlite:";

  private Addresses() {}

  static Optional<Endpoint> endpoint(DatabaseUrl url) {
    return switch (url.scheme()) {
      case "sqlite", "sqlite3", "file", "jdbc:sqlite" -> Optional.of(endpoint(url, path(url)));
      default -> Optional.empty();
    };
  }

  static DatabaseUrl url(DatabaseUrl.Parts parts) {
    String file = parts.database().isEmpty() ? "migr8.db" : parts.database();
    return new DatabaseUrl("sqlite", parts, file, Map.of());
  }

  private static Endpoint endpoint(DatabaseUrl url, String path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("behind " + url.scheme() + ": there is no file");
    }
    return new Endpoint(
        DRIVER,
        DRIVERS + path,
        url.parameters(),
        "",
        url.parts().password(),
        "sqlite:" + path,
        Optional.empty(),
        made(url, path));
  }

  /// A database in memory, or one that lies on the class path, makes no file.
  private static Optional<Endpoint.Made> made(DatabaseUrl url, String path) {
    String file = path.startsWith("file:") ? path.substring("file:".length()) : path;
    boolean elsewhere =
        file.isEmpty()
            || file.startsWith(":")
            || file.indexOf('%') >= 0
            || "memory".equals(url.parameters().get("mode"));
    return elsewhere
        ? Optional.empty()
        : Optional.of(new Endpoint.Made(file.replaceFirst("^//+", "/"), DRIVERS + ":memory:"));
  }

  /// `sqlite:a.db`, `sqlite://a.db`, `sqlite:///abs/a.db`: two slashes say nothing, three an
  /// absolute path.
  private static String path(DatabaseUrl url) {
    String rest = url.rest();
    return rest.startsWith("//") ? rest.substring(2) : rest;
  }
}
