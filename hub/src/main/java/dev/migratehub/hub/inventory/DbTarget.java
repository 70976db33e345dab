package dev.migratehub.hub.inventory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One database that runs go to.
///
/// @param position counts from 1, in the order in which a run goes through the set
/// @param passwordSet whether there is a password; it is never told
/// @param version counts the edits, from 1
public record DbTarget(
    UUID id,
    UUID dbSetId,
    String name,
    int position,
    Address address,
    boolean passwordSet,
    Instant createdAt,
    Optional<Instant> disabledAt,
    long version) {

  /// Where it is and how it is reached.
  ///
  /// @param host a name or an IP address without brackets, in lower case
  /// @param ca certificates in PEM that its own must come from; empty for those the system trusts
  public record Address(
      Engine engine,
      String host,
      int port,
      String database,
      String user,
      TlsMode tls,
      Optional<String> ca) {

    /// Whether a password given for this address may go to the other one as well: not to another
    /// server or user, and not over a connection that others could read more easily.
    boolean sharesPassword(Address other) {
      return engine == other.engine
          && host.equals(other.host)
          && port == other.port
          && user.equals(other.user)
          && ca.equals(other.ca)
          && !tls.weakenedBy(other.tls);
    }
  }

  /// Whether nothing runs on it any more.
  public boolean disabled() {
    return disabledAt.isPresent();
  }
}
