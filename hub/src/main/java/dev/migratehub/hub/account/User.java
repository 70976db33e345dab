package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who may sign in.
///
/// @param email in lower case
/// @param version counts the edits, from 1
public record User(
    UUID id,
    String email,
    String name,
    Role role,
    Optional<Identity> identity,
    Optional<Instant> disabledAt,
    Instant createdAt,
    Optional<Instant> lastSignInAt,
    long version) {

  /// Who an OpenID provider says it is; both parts together never change their meaning.
  public record Identity(String issuer, String subject) {}

  /// Whether nothing is answered to this user any more.
  public boolean disabled() {
    return disabledAt.isPresent();
  }

  User with(String name, Role role) {
    return new User(id, email, name, role, identity, disabledAt, createdAt, lastSignInAt, version);
  }

  User disabled(Optional<Instant> at) {
    return new User(id, email, name, role, identity, at, createdAt, lastSignInAt, version);
  }
}
