package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.jdbc.Session;
import java.nio.file.Path;
import java.util.Optional;

/// One database that migrations run on.
///
/// @param name how the user calls it; `default` when there is only one
/// @param address how it may be shown, without secrets
/// @param door opens connections to it
public record Target(String name, Dialect dialect, String address, Door door) {

  /// Opens sessions on one database.
  public interface Door {

    /// A new session; its failures are the driver's.
    Session open();

    /// The file that holds the database; empty where a server keeps it, or memory.
    default Optional<Path> file() {
      return Optional.empty();
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
