package dev.migratehub.hub.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a token may be used for; a person who is signed in has all of them. A scope never gives
/// more than the role of the token's owner.
public enum Scope {
  /// Look at things.
  READ,
  /// Create and edit changes and request runs.
  CHANGE,
  /// Approve and deny.
  APPROVE,
  /// Execute, cancel and retry runs.
  EXECUTE,
  /// Whatever else changes something: projects, sets, targets, users, tokens, policies.
  ADMIN;

  /// All of them.
  public static Set<Scope> all() {
    return EnumSet.allOf(Scope.class);
  }

  /// As it stands in the database and in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when there is no such scope
  public static Scope of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
