package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import java.time.Instant;

/// A JSON Schema that configurations are held against.
///
/// @param version from 1, one more on every change
/// @param index the log index of its last change
public record ConfigSchema(
    String id,
    String name,
    long version,
    Content content,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    long index) {}
