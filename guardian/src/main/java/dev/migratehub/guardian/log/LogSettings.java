package dev.migratehub.guardian.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a member of a group needs to know.
///
/// @param group the same for all members
/// @param self this member
/// @param peers all members that there are at the start, with this one or, if it joins, without
/// @param folder where log and snapshots lie; no other process may use it
/// @param snapshotEvery so many entries
public record LogSettings(
    UUID group,
    Peer self,
    List<Peer> peers,
    Path folder,
    Start start,
    Timing timing,
    Optional<Tls> tls,
    int snapshotEvery) {

  /// All registries have it unless several share their addresses.
  public static final UUID GROUP = UUID.fromString("6d696772-6174-4568-8562-000000000001");

  public LogSettings {
    peers = List.copyOf(peers);
    if (peers.isEmpty() || peers.stream().map(Peer::id).distinct().count() < peers.size()) {
      throw new IllegalArgumentException("members have different names, and there is at least one");
    }
    boolean member = peers.contains(self);
    if (start == Start.JOIN ? member : !member) {
      throw new IllegalArgumentException(
          start == Start.JOIN
              ? "a member that joins is not yet among the others"
              : self + " is not among the members " + peers);
    }
    if (snapshotEvery < 1) {
      throw new IllegalArgumentException("a snapshot is made every 1 or more entries");
    }
  }

  /// A group of one, which nobody else can reach.
  public static LogSettings alone(Path folder) {
    Peer self = new Peer("one", "127.0.0.1", 0);
    return new LogSettings(
        GROUP, self, List.of(self), folder, Start.FOUND, Timing.DEFAULT, Optional.empty(), 20_000);
  }
}
