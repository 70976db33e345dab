package dev.migratehub.guardian.log;

import java.util.List;
import java.util.Optional;

/// How a member stands, as it knows itself.
///
/// @param role of this member: `leader`, `follower`, `candidate`, `joining`, `stopped`
/// @param leader the member that leads, if this one knows
/// @param committed the last index that a majority has
/// @param applied the last index that is in this member's state
/// @param trouble why it stopped
public record Standing(
    String id,
    String role,
    Optional<String> leader,
    long term,
    long committed,
    long applied,
    List<Peer> members,
    Optional<String> trouble) {
  public Standing {
    members = List.copyOf(members);
  }

  /// Whether it can do its part.
  public boolean isHealthy() {
    return trouble.isEmpty() && leader.isPresent();
  }
}
