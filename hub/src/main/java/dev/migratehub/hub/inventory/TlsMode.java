package dev.migratehub.hub.inventory;

import java.util.Locale;

/// How a connection to a target is protected, the weakest first.
public enum TlsMode {
  /// Not at all.
  DISABLE,
  /// Encrypted, whoever answers.
  REQUIRE,
  /// Encrypted, and whoever answers has a certificate of the authority.
  VERIFY_CA,
  /// The same, and the certificate is for the host.
  VERIFY_FULL;

  /// Whether a connection in the other mode is worse protected.
  boolean weakenedBy(TlsMode other) {
    return other.compareTo(this) < 0;
  }

  /// As it stands in the database and in JSON: `verify-full`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when there is no such mode
  public static TlsMode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
