package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Paging;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events are looked for; empty parts match all.
///
/// @param actor an id or an e-mail address
/// @param from this instant and later
/// @param to before this instant
record Search(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> resourceType,
    Optional<String> resourceId,
    Optional<UUID> project,
    Optional<String> environment,
    Optional<String> outcome,
    Optional<Instant> from,
    Optional<Instant> to) {

  /// How many of them, and before which one; the newest come first.
  record Page(int limit, long before) {

    static Page of(@Nullable Integer limit, @Nullable String cursor) {
      int most = Paging.of(limit, null).limit();
      try {
        return new Page(most, cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor));
      } catch (NumberFormatException e) {
        throw new Refusal(Fault.MALFORMED, "cursor", "The cursor is none that was given out.");
      }
    }
  }
}
