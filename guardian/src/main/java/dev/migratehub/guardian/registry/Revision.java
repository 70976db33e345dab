package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import java.time.Instant;

/// One version of a configuration; never changes.
///
/// @param version from 1, one more on every change
/// @param index the log index that made it; no other revision has it, except those of one batch
/// @param schemaIndex the log index of the schema it was held against
/// @param request the author's key of the request that made it
/// @param rolledBackTo the version whose content it has again, or 0
public record Revision(
    ConfigKey key,
    long version,
    String schema,
    long schemaIndex,
    Content content,
    String author,
    Instant at,
    String comment,
    String request,
    long rolledBackTo,
    long index) {

  /// What a client sends back to say which version it saw.
  public String tag() {
    return version + "-" + index;
  }
}
