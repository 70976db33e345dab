package dev.migratehub.guardian.registry;

import java.time.Instant;

/// Who can own projects and have roles.
public record User(
    String id, String email, String passwordHash, Instant createdAt, Instant updatedAt) {}
