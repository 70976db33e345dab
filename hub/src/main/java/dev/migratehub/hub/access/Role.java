package dev.migratehub.hub.access;

import java.util.Locale;

/// What a person may: each role may all that the ones before it may.
public enum Role {
  USER,
  MANAGER,
  ADMIN;

  /// Whether whoever has this role may do what needs the other.
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /// The greater of two.
  public Role or(Role other) {
    return covers(other) ? this : other;
  }

  /// As it stands in the database, in JSON and in sentences.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when there is no such role
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
