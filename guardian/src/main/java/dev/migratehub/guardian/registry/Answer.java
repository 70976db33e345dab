package dev.migratehub.guardian.registry;

import java.time.Instant;
import java.util.List;

/// What came of a command.
public sealed interface Answer {

  /// Whether it is kept for a repeated request.
  default boolean isFinal() {
    return true;
  }

  /// It was done.
  ///
  /// @param index the log index that did it
  /// @param versions of the configurations or the schema it changed, in the order of the command; a
  ///   removed one's last
  record Done(long index, List<Long> versions) implements Answer {
    public Done {
      versions = List.copyOf(versions);
    }

    /// The version of the only one.
    public long version() {
      return versions.getFirst();
    }
  }

  /// It is not what was seen.
  record Conflict(String what, long version, long index, String changedBy, Instant changedAt)
      implements Answer {}

  /// There is one already.
  record Exists(String what) implements Answer {}

  /// There is none.
  record Missing(String what) implements Answer {}

  /// A schema has users.
  ///
  /// @param count of all of them
  /// @param users the first of them
  record InUse(String schema, long count, List<ConfigKey> users) implements Answer {
    public InUse {
      users = List.copyOf(users);
    }
  }

  /// The one at this place of a batch, from 0, was refused, and so nothing was done.
  record Refused(int position, Answer why) implements Answer {
    @Override
    public boolean isFinal() {
      return why.isFinal();
    }
  }

  /// The idempotency key was used for another request.
  record KeyReused(String request) implements Answer {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /// What was checked before has changed since; to be checked again.
  record Moved(String what) implements Answer {
    @Override
    public boolean isFinal() {
      return false;
    }
  }
}
