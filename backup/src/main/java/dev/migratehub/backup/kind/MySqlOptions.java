package dev.migratehub.backup.kind;

import java.util.List;
import java.util.Locale;

/// The private file of options that tells a client program of MySQL or MariaDB where to go.
final class MySqlOptions {

  private MySqlOptions() {}

  static String text(Access access, boolean mariaDb) {
    StringBuilder text = new StringBuilder("[client]\n");
    put(text, "host", access.host().isEmpty() ? "localhost" : access.host());
    put(text, "port", Integer.toString(access.port() == 0 ? 3306 : access.port()));
    put(text, "protocol", "tcp");
    put(text, "user", access.user());
    put(text, "password", access.password().value());
    access
        .parameter("sslrootcert", "servercertificate", "ssl-ca", "sslca")
        .ifPresent(file -> put(text, "ssl-ca", file));
    String mode =
        access.parameter("sslmode", "ssl-mode", "tls").orElse("").toLowerCase(Locale.ROOT);
    tls(mode, mariaDb).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// The same as the driver does with the words of the address.
  private static List<String> tls(String mode, boolean mariaDb) {
    return switch (mode) {
      case "verify-full", "verify_identity", "true" ->
          mariaDb ? List.of("ssl", "ssl-verify-server-cert") : List.of("ssl-mode=VERIFY_IDENTITY");
      case "verify-ca", "verify_ca" ->
          mariaDb ? List.of("ssl", "ssl-verify-server-cert") : List.of("ssl-mode=VERIFY_CA");
      case "require", "required", "skip-verify", "trust" ->
          mariaDb
              ? List.of("ssl", "skip-ssl-verify-server-cert")
              : List.of("ssl-mode=REQUIRED", "get-server-public-key");
      case "disable", "disabled", "false", "" ->
          mariaDb ? List.of("skip-ssl") : List.of("ssl-mode=DISABLED", "get-server-public-key");
      default ->
          mariaDb ? List.of("skip-ssl") : List.of("ssl-mode=PREFERRED", "get-server-public-key");
    };
  }

  /// In quotes nothing but quotes, back-slashes and ends of lines is special.
  private static void put(StringBuilder text, String name, String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\"", "\\\"");
    text.append(name).append("=\"").append(escaped).append("\"\n");
  }
}
