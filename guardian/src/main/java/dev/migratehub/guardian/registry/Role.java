package dev.migratehub.guardian.registry;

import java.time.Instant;

/// A user's role in a project.
public record Role(
    String user, String project, RoleLevel level, Instant createdAt, Instant updatedAt) {}
