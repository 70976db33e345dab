package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Turns addresses as libpq writes them into what the JDBC driver understands.
final class Addresses {

  private static final String DRIVER = "org.postgresql.Driver";

  /// In this mode the driver sends each text as it stands.
  static final Map<String, String> WHOLE = Map.of("preferQueryMode", "simple");

  private static final Map<String, String> RENAMED =
      Map.of(
          "search_path", "currentSchema",
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "sslrootcert", "sslrootcert",
          "target_session_attrs", "targetServerType");

  private Addresses() {}

  static Optional<Endpoint> endpoint(DatabaseUrl url) {
    return switch (url.scheme()) {
      case "postgres", "postgresql", "pgx", "pgx5" -> Optional.of(fromParts(url));
      case "jdbc:postgresql" -> Optional.of(fromJdbc(url));
      default -> Optional.empty();
    };
  }

  static DatabaseUrl url(DatabaseUrl.Parts parts) {
    return new DatabaseUrl("postgres", parts, "", Map.of());
  }

  private static Endpoint fromParts(DatabaseUrl url) {
    DatabaseUrl.Parts parts = url.parts();
    String host = parts.host().isEmpty() ? "localhost" : parts.host();
    String place = host + ":" + (parts.port() == 0 ? 5432 : parts.port());
    String database = parts.database().isEmpty() ? parts.user() : parts.database();
    return endpoint(url, "//" + place + "/" + encoded(database), place + "/" + database);
  }

  private static Endpoint fromJdbc(DatabaseUrl url) {
    return endpoint(url, url.rest(), url.rest().replaceFirst("^//", ""));
  }

  private static Endpoint endpoint(DatabaseUrl url, String place, String shown) {
    return new Endpoint(
        DRIVER,
        "jdbc:postgresql:" + place,
        properties(url.parameters()),
        url.parts().user(),
        url.parts().password(),
        "postgres://" + shown,
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, String> properties(Map<String, String> parameters) {
    Map<String, String> properties = new HashMap<>();
    // Statements are ours to split.
    properties.putAll(WHOLE);
    // Should an address ask for another mode: names given to statements mean nothing behind
    // poolers.
    properties.put("prepareThreshold", "0");
    properties.put("ApplicationName", "migr8");
    // So the name goes with the sign-in instead of in a statement behind it.
    properties.put("assumeMinServerVersion", "9.0");
    properties.put("connectTimeout", "10");
    properties.put("tcpKeepAlive", "true");
    parameters.forEach((name, value) -> {
      if (!name.startsWith("x-")) {
        properties.put(RENAMED.getOrDefault(name, name), value);
      }
    });
    return properties;
  }

  private static String encoded(String database) {
    return URLEncoder.encode(database, StandardCharsets.UTF_8);
  }
}
