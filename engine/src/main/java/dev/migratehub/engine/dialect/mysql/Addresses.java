package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Endpoint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Turns addresses into what the JDBC drivers understand. One driver serves both servers; the other
/// is used for an address that names it.
final class Addresses {

  private static final String DRIVER = "org.mariadb.jdbc.Driver";
  private static final String OTHER_DRIVER = "com.mysql.cj.jdbc.Driver";
  private static final String MODE = "sslMode";

  /// The words of libpq, of Go's driver and of the server's own client.
  private static final Map<String, String> MODES =
      Map.ofEntries(
          Map.entry("disable", "disable"),
          Map.entry("disabled", "disable"),
          Map.entry("false", "disable"),
          Map.entry("allow", "disable"),
          Map.entry("prefer", "trust"),
          Map.entry("preferred", "trust"),
          Map.entry("require", "trust"),
          Map.entry("required", "trust"),
          Map.entry("skip-verify", "trust"),
          Map.entry("true", "verify-full"),
          Map.entry("verify-ca", "verify-ca"),
          Map.entry("verify_ca", "verify-ca"),
          Map.entry("verify-full", "verify-full"),
          Map.entry("verify_identity", "verify-full"));

  private static final Endpoint.Otherwise PLAIN =
      new Endpoint.Otherwise(
          Pattern.compile("ssl not enabled in the server"), Map.of(MODE, "disable"));
  private static final Endpoint.Otherwise ENCRYPTED =
      new Endpoint.Otherwise(
          Pattern.compile("insecure transport are prohibited"), Map.of(MODE, "trust"));

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
        otherwise(url.parameters()),
        Optional.empty());
  }

  private static Endpoint fromJdbc(DatabaseUrl url, String driver) {
    Map<String, String> properties = new HashMap<>(url.parameters());
    properties.putIfAbsent("connectTimeout", "10000");
    if (driver.equals(OTHER_DRIVER)) {
      // Else it asks the server something before each write, and a count of rows is gone.
      properties.putIfAbsent("readOnlyPropagatesToServer", "false");
    }
    return new Endpoint(
        driver,
        url.scheme() + ":" + url.rest(),
        properties,
        url.parts().user(),
        url.parts().password(),
        "mysql:" + url.rest(),
        Optional.empty(),
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
            properties.put(MODE, MODES.getOrDefault(value.toLowerCase(Locale.ROOT), value));
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

  /// `prefer` goes without encryption where there is none, `allow` with it where there must be.
  private static Optional<Endpoint.Otherwise> otherwise(Map<String, String> parameters) {
    String mode =
        Stream.of("sslmode", "ssl-mode", "tls")
            .map(parameters::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "prefer", "preferred" -> Optional.of(PLAIN);
      case "allow" -> Optional.of(ENCRYPTED);
      default -> Optional.empty();
    };
  }
}
