package dev.migratehub.guardian.log;

import java.util.concurrent.CompletableFuture;

/// A log that a majority of a group keeps: what it acknowledged is not lost as long as a majority
/// of the disks is not. Every member can be asked; it asks the leader.
public interface ReplicatedLog extends AutoCloseable {

  /// Appends an entry. The answer of the [Machine] comes after a majority has the entry.
  ///
  /// @return fails with [LogUnavailable] when it is not known whether the entry was or will be
  ///   appended, and with [LogStopped]
  CompletableFuture<byte[]> propose(byte[] entry);

  /// Makes sure that nothing acknowledged before this call is missing in this member's state.
  ///
  /// @return completes when everything is there, with an index up to which it is; fails with
  ///   [LogUnavailable], and with [LogStopped]
  CompletableFuture<Long> barrier();

  /// How this member stands.
  Standing standing();

  /// Makes somebody a member, who waits for it with [Start#JOIN].
  void join(Peer peer);

  /// Ends a membership. The name must not be used again.
  void leave(String id);

  /// Lets another member lead.
  void lead(String id);

  /// Writes a snapshot now and throws away what of the log is in it.
  long compact();

  /// Completes when this member stopped for a reason of its own, with the reason.
  CompletableFuture<LogStopped> stopped();

  @Override
  void close();
}
