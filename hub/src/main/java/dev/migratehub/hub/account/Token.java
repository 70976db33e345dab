package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a machine signs in with; its text is shown once and kept as a hash.
public record Token(
    UUID id,
    UUID userId,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  public Token {
    scopes = Set.copyOf(scopes);
  }

  /// Whether it still opens anything.
  public boolean valid(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /// A new token and the text that is shown this once.
  public record Issued(Token token, String text) {
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }
}
