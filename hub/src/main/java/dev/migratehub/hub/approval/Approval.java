package dev.migratehub.hub.approval;

import dev.migratehub.hub.access.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A decision about a run; it is never edited.
///
/// @param role what the decider had in the project then
/// @param expiresAt until when it holds; empty for a denial
/// @param digest of what was decided about
public record Approval(
    UUID id,
    UUID run,
    Decision decision,
    UUID by,
    Role role,
    Instant at,
    Optional<Instant> expiresAt,
    Digest digest,
    String comment) {

  /// Yes or no.
  public enum Decision {
    APPROVED,
    DENIED;

    /// As it stands in the database and in JSON.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
