package dev.migratehub.hub.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One event of the audit, as it was written and stays.
///
/// @param seq counts from 1 without gaps
/// @param at to the microsecond
/// @param details canonical JSON without secrets
/// @param previous the hash of the event before, hexadecimal; zeros for the first
/// @param hash over all others, see [Chain]
public record AuditEvent(
    long seq,
    Instant at,
    Optional<UUID> actorId,
    String actorName,
    String session,
    String ip,
    String requestId,
    String action,
    String outcome,
    String resourceType,
    String resourceId,
    Optional<UUID> projectId,
    Optional<String> environment,
    String details,
    String previous,
    String hash) {

  /// The same without what tells where somebody was.
  AuditEvent withoutOrigin() {
    return new AuditEvent(
        seq,
        at,
        actorId,
        actorName,
        "",
        "",
        requestId,
        action,
        outcome,
        resourceType,
        resourceId,
        projectId,
        environment,
        details,
        previous,
        hash);
  }

  /// The same with the hash that belongs to it.
  AuditEvent sealed() {
    return new AuditEvent(
        seq,
        at,
        actorId,
        actorName,
        session,
        ip,
        requestId,
        action,
        outcome,
        resourceType,
        resourceId,
        projectId,
        environment,
        details,
        previous,
        Chain.hash(this));
  }
}
