package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.reach.Ip;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an address of a target may be made of. Each part is a part and nothing more: no second
/// host, no parameter, no other way to write an IP address than the usual one.
final class AddressRules {

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern V6 =
      Pattern.compile("[0-9a-f:]*:[0-9a-f:]*(\\d+\\.\\d+\\.\\d+\\.\\d+)?");

  /// A name whose last part is a number is an IP address to some resolvers: `127.1`, `0x7f000001`.
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  private static final Pattern DATABASE =
      Pattern.compile("[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$. -]{0,62}");
  private static final int LONGEST_USER = 128;
  private static final int LONGEST_PASSWORD = 1024;
  private static final int LONGEST_CA = 200_000;
  private static final int LAST_PORT = 65_535;

  private AddressRules() {}

  /// The address with its parts as they are kept.
  ///
  /// @throws Refusal when a part cannot be used
  static DbTarget.Address checked(DbTarget.Address wish) {
    if (wish.port() < 1 || wish.port() > LAST_PORT) {
      throw Refusal.invalid("port", "must be from 1 to " + LAST_PORT);
    }
    if (!DATABASE.matcher(wish.database()).matches()) {
      throw Refusal.invalid(
          "database", "must have 1 to 63 letters, digits, blanks and the signs _ $ . -");
    }
    String user = wish.user();
    if (user.isBlank() || user.length() > LONGEST_USER || hasControl(user)) {
      throw Refusal.invalid("user", "must have 1 to " + LONGEST_USER + " characters");
    }
    return new DbTarget.Address(
        wish.engine(),
        host(wish.host()),
        wish.port(),
        wish.database(),
        user,
        wish.tls(),
        wish.ca().map(String::strip).filter(ca -> !ca.isEmpty()).map(AddressRules::ca));
  }

  /// A password as it is kept.
  static String password(String password) {
    if (password.length() > LONGEST_PASSWORD || password.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          "password",
          "must have at most " + LONGEST_PASSWORD + " characters and no zero among them");
    }
    return password;
  }

  static String host(String text) {
    String host = text.strip().toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    boolean ip = V4.matcher(host).matches() || (V6.matcher(host).matches() && Ip.parses(host));
    boolean name = NAME.matcher(host).matches() && !NUMBER.matcher(host).matches();
    if (!ip && !name) {
      throw Refusal.invalid(
          "host", "must be one host name, or one IP address written as 192.0.2.1 or 2001:db8::1");
    }
    return name && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static String ca(String pem) {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      boolean some =
          pem.length() <= LONGEST_CA
              && pem.startsWith("-----BEGIN CERTIFICATE-----")
              && !CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(bytes))
                  .isEmpty();
      if (some) {
        return pem;
      }
    } catch (CertificateException e) {
      // Said below.
    }
    throw Refusal.invalid("ca", "must be certificates in PEM, -----BEGIN CERTIFICATE----- first");
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /// An engine as JSON has it.
  static Engine engine(String text) {
    try {
      return Engine.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("engine", "must be postgresql, mysql or mariadb");
    }
  }

  /// A TLS mode as JSON has it.
  static TlsMode tls(String text) {
    try {
      return TlsMode.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("tlsMode", "must be disable, require, verify-ca or verify-full");
    }
  }
}
