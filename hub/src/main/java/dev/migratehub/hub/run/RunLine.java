package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.approval.Direction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A run as lists show it, with the names of what it is about.
///
/// @param mine what the reader is to it
public record RunLine(
    UUID id,
    Change change,
    Where where,
    Direction direction,
    String state,
    String reason,
    String requester,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Count count,
    Mine mine) {

  /// The change that it executes.
  ///
  /// @param number the version of its SQL
  public record Change(UUID id, String key, String name, String ticket, int number) {

    /// As lists call it.
    public String label() {
      return key + " " + name;
    }
  }

  /// Where it executes it.
  public record Where(String slug, String project, String environment, UUID set, String setName) {}

  /// How its targets stand.
  public record Count(int targets, int done, int failed) {}

  /// What the reader is to it.
  ///
  /// @param author whether the reader wrote what would run, so that others must approve it
  /// @param role in the project
  /// @param executor the least role that may execute it
  public record Mine(
      boolean requester, boolean author, boolean approverDiffers, Role role, Role executor) {

    /// Whether the reader may decide about it.
    public boolean decides() {
      return role.covers(Role.MANAGER) && !(approverDiffers && author);
    }

    /// Whether the reader may execute it.
    public boolean executes() {
      return role.covers(executor);
    }
  }

  /// Its page.
  public String path() {
    return "/p/" + where.slug() + "/runs/" + id;
  }

  /// The page of its change.
  public String changePath() {
    return "/p/" + where.slug() + "/changes/" + change.id();
  }

  /// What comes next, and who does it.
  public String next() {
    return Next.of(this);
  }
}
