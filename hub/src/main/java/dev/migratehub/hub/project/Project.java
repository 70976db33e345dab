package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What groups everything else.
///
/// @param slug its name in addresses
/// @param version counts the edits, from 1
public record Project(
    UUID id,
    String slug,
    String name,
    String description,
    Instant createdAt,
    Optional<Instant> archivedAt,
    long version) {

  /// Somebody who works in a project.
  ///
  /// @param role in this project; the one that the user has everywhere may be greater
  public record Member(UUID userId, String email, String name, Role role, Instant since) {}

  /// A project and the role that somebody has in it.
  public record Access(Project project, Role role) {

    /// Goes on only with that role in the project.
    ///
    /// @throws Refusal for who has less
    public void needs(Role needed) {
      if (!role.covers(needed)) {
        throw Refusal.role(needed, role);
      }
    }
  }
}
