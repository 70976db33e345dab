package dev.migratehub.testkit;

import org.jspecify.annotations.Nullable;

/// A server that is started when first asked for and lives as long as this JVM.
final class Shared {

  private final ServerKind kind;
  private @Nullable DatabaseServer server;

  Shared(ServerKind kind) {
    this.kind = kind;
  }

  synchronized Databases get() {
    if (server == null) {
      server = DatabaseServer.start(kind);
    }
    return server;
  }
}
