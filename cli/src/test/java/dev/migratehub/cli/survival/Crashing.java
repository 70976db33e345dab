package dev.migratehub.cli.survival;

import dev.migratehub.testkit.DatabaseServer;
import java.util.function.Supplier;

/// A server that is killed again and again. One that cannot read its own files afterwards gives way
/// to a new one: MariaDB 11.4.5 sometimes refuses them ("Missing FILE_CREATE, FILE_DELETE or
/// FILE_MODIFY before FILE_CHECKPOINT"), also with every durability setting on.
final class Crashing implements AutoCloseable {

  private final Supplier<DatabaseServer> servers;
  private DatabaseServer server;

  Crashing(Supplier<DatabaseServer> servers) {
    this.servers = servers;
    this.server = servers.get();
  }

  DatabaseServer get() {
    return server;
  }

  /// Starts it again after it was killed.
  ///
  /// @return whether it has its data
  boolean comesBack() {
    try {
      server.start();
      return true;
    } catch (IllegalStateException e) {
      server.close();
      server = servers.get();
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
