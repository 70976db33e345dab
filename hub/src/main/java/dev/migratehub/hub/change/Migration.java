package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A change of databases that people write, approve and run.
///
/// @param key the digits under which targets know it
/// @param currentVersion the number of the newest text
/// @param version counts the edits of all kinds, from 1
public record Migration(
    UUID id,
    UUID projectId,
    String key,
    String name,
    String ticket,
    String description,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    int currentVersion,
    long version) {

  /// What a migration says; it never changes, a new text is a new version.
  ///
  /// @param number counts from 1
  /// @param shaUp the engine's checksum of the script, as `sha256:` and hexadecimal digits
  /// @param comment why there is this version; may be empty
  public record Version(
      UUID migrationId,
      int number,
      String sqlUp,
      Optional<String> sqlDown,
      String shaUp,
      Optional<String> shaDown,
      TransactionMode transactionMode,
      UUID author,
      Instant createdAt,
      String comment) {

    /// Whether the other one runs the same, byte for byte.
    boolean says(String up, Optional<String> down, TransactionMode mode) {
      return sqlUp.equals(up) && sqlDown.equals(down) && transactionMode == mode;
    }
  }

  /// The same under another key.
  Migration withKey(String other) {
    return new Migration(
        id,
        projectId,
        other,
        name,
        ticket,
        description,
        createdBy,
        createdAt,
        updatedAt,
        currentVersion,
        version);
  }

  /// A migration with the newest of its versions.
  public record Current(Migration migration, Version newest) {}
}
