package dev.migratehub.hub.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What came of trying to connect to a target.
///
/// @param serverVersion empty unless the server let us in
/// @param serverIdentity as whom and where: `user@database`; empty unless the server let us in
/// @param notes sentences on what is missing; not kept
public record ConnectionTest(
    UUID id,
    UUID targetId,
    Instant at,
    UUID byUser,
    Answer answer,
    String serverVersion,
    String serverIdentity,
    List<String> notes) {

  public ConnectionTest {
    notes = List.copyOf(notes);
  }

  /// All that can come of it; what else a network or a server says stays here, so that nobody can
  /// use the hub to look round.
  public enum Answer {
    /// Migrations can run.
    OK,
    /// Nobody knows the host.
    DNS,
    /// Nobody answers there, or not in time, or not as a database does.
    UNREACHABLE,
    /// No encrypted connection that is as trustworthy as was asked for.
    TLS,
    /// User or password are refused.
    AUTH,
    /// There is no such database, or none that migrations can run on.
    DATABASE,
    /// The user may not do what migrations need.
    PRIVILEGE
  }
}
