package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.LockSql;
import dev.migratehub.engine.jdbc.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One database that migrations run on.
///
/// @param name how the user calls it; `default` when there is only one
/// @param address how it may be shown, without secrets
/// @param door opens connections to it
/// @param schema the one that sessions must start in; empty where any will do
public record Target(
    String name, Dialect dialect, String address, Door door, Optional<String> schema) {

  /// A target on which sessions start where the address leads.
  public Target(String name, Dialect dialect, String address, Door door) {
    this(name, dialect, address, door, Optional.empty());
  }

  /// Whether each connection to it is made for its caller and over a network, which takes time that
  /// can be used for something else.
  public boolean isAway() {
    return door.isOwn() && dialect.lock() instanceof LockSql.OnServer;
  }

  /// The same under another name.
  public Target called(String other) {
    return new Target(other, dialect, address, door, schema);
  }

  /// The same, refused where sessions start in another schema.
  Target in(String only) {
    return new Target(name, dialect, address, door, Optional.of(only));
  }

  /// Opens sessions on one database.
  public interface Door {

    /// A new session; its failures are the driver's.
    Session open();

    /// The file that holds the database; empty where a server keeps it, or memory.
    default Optional<Path> file() {
      return Optional.empty();
    }

    /// Whether a session is made for whoever opens it, and not borrowed.
    default boolean isOwn() {
      return false;
    }

    /// What the driver is told about sessions that are made for whoever opens them.
    default Map<String, String> driven() {
      return Map.of();
    }

    /// Whether opening it would make the database.
    default boolean makes() {
      return false;
    }

    /// A new session for reading only, which makes nothing: a database that is not there is empty.
    default Session openToRead() {
      return open();
    }
  }
}
