package dev.migratehub.backup.kind;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import java.io.IOException;

/// Opens databases for a trial on a server.
final class Scratches {

  private Scratches() {}

  /// Opens a database that was just made; it is taken away when that fails, and in the end.
  static Scratch of(OpenTarget open, Access access, String name, Scratch.Cleanup cleanup) {
    DatabaseUrl url = access.url().withDatabase(name);
    try {
      return new Scratch(OpenTarget.connect(Targets.of(open.target().name(), url)), cleanup);
    } catch (RuntimeException e) {
      try {
        cleanup.run();
      } catch (IOException f) {
        e.addSuppressed(f);
      }
      throw e;
    }
  }
}
