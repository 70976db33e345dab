package dev.migratehub.hub.run;

import java.util.Optional;
import java.util.UUID;

/// Which runs are wanted; what is empty does not matter.
public record RunFilter(
    Optional<UUID> project,
    Optional<UUID> migration,
    Optional<String> environment,
    Optional<String> state) {}
