package dev.migratehub.hub.change;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One version of a migration without its texts.
///
/// @param downBytes 0 without a way back
public record History(
    int number,
    String shaUp,
    Optional<String> shaDown,
    String transactionMode,
    Author author,
    Instant createdAt,
    String comment,
    long upBytes,
    long downBytes) {

  /// Who wrote it.
  public record Author(UUID id, String email) {}
}
