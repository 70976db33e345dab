package dev.migratehub.hub.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What somebody approves: exactly these bytes, on exactly these databases, in exactly this way.
///
/// @param run so that no approval can stand for another run
/// @param key of the migration, as the targets' histories will have it
/// @param version of its SQL, from 1
/// @param shaUp SHA-256 of the up script's bytes as they are stored, hexadecimal
/// @param shaDown of the down script's; empty without one
/// @param targets in the order in which they are executed
public record Subject(
    UUID run,
    UUID project,
    UUID migration,
    String key,
    int version,
    Direction direction,
    String shaUp,
    Optional<String> shaDown,
    String transactionMode,
    String environment,
    Conditions conditions,
    List<Place> targets) {

  public Subject {
    targets = List.copyOf(targets);
  }

  /// One database.
  public record Place(UUID target, String engine, String host, int port, String database) {}

  /// The rules that hold for it.
  ///
  /// @param policy the environment's policy, written out
  /// @param onFailure `stop` or `continue`
  /// @param parallel how many targets at once
  public record Conditions(String policy, String onFailure, int parallel) {}
}
