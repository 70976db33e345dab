package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Turns addresses into what the JDBC drivers understand. One driver serves both servers; the other
/// is used for an address that names it.
final class Addresses {

  private static final String DRIVER = "org.mariadb.jdbc.Driver";
  private static final String OTHER_DRIVER = "com.mysql.cj.jdbc.Driver";
  private static final Map<String, String> MODES =
      Map.of(
          "disable", "disable",
          "false", "disable",
          "require", "trust",
          "skip-verify", "trust",
          "true", "verify-full",
          "verify-ca", "verify-ca",
          "verify-full", "verify-full");

  private Addresses() {}

  static Optional<Endpoint> endpoint(DatabaseUrl url) {
    return switch (url.scheme()) {
      case "mysql", "mariadb" -> Optional.of(fromParts(url));
      case "jdbc:mariadb" -> Optional.of(fromJdbc(url, DRIVER));
      case "jdbc:mysql" -> Optional.of(fromJdbc(url, OTHER_DRIVER));
      default -> Optional.empty();
    };
  }

  static DatabaseUrl url(DatabaseUrl.Parts parts) {
    return new DatabaseUrl("mysql", parts, "", Map.of());
  }

  private static Endpoint fromParts(DatabaseUrl url) {
    DatabaseUrl.Parts parts = url.parts();
    String host = parts.host().isEmpty() ? "localhost" : parts.host();
    String place = host + ":" + (parts.port() == 0 ? 3306 : parts.port()) + "/" + parts.database();
    return new Endpoint(
        DRIVER,
        "jdbc:mariadb://" + place,
        properties(url.parameters()),
        parts.user(),
        parts.password(),
        "mysql://" + place,
        Optional.empty());
  }

  private static Endpoint fromJdbc(DatabaseUrl url, String driver) {
    Map<String, String> properties = new HashMap<>(url.parameters());
    properties.putIfAbsent("connectTimeout", "10000");
    return new Endpoint(
        driver,
        url.scheme() + ":" + url.rest(),
        properties,
        url.parts().user(),
        url.parts().password(),
        "mysql:" + url.rest(),
        Optional.empty());
  }

  private static Map<String, String> properties(Map<String, String> parameters) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connectTimeout", "10000");
    properties.put("tcpKeepAlive", "true");
    properties.put("allowPublicKeyRetrieval", "true");
    parameters.forEach((name, value) -> {
      switch (name) {
        case "sslmode", "ssl-mode", "tls" ->
            properties.put("sslMode", MODES.getOrDefault(value, value));
        case "multiStatements", "parseTime", "loc", "charset", "collation" -> {
          // Settings of other drivers that change nothing here.
        }
        default -> {
          if (!name.startsWith("x-")) {
            properties.put(name, value);
          }
        }
      }
    });
    return properties;
  }
}
