package dev.migratehub.guardian.registry;

import java.time.Instant;

/// What configurations belong to. Of its API key only a hash is kept.
public record Project(
    String id,
    String name,
    String apiKeyHash,
    String owner,
    Instant createdAt,
    Instant updatedAt) {}
