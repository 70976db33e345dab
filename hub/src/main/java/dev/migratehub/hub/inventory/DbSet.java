package dev.migratehub.hub.inventory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Targets of one project in one environment, which a run goes through together.
///
/// @param version counts the edits, from 1
public record DbSet(
    UUID id,
    UUID projectId,
    String environment,
    String name,
    String description,
    Instant createdAt,
    Optional<Instant> disabledAt,
    long version) {

  /// Whether nothing runs on it any more.
  public boolean disabled() {
    return disabledAt.isPresent();
  }
}
