package dev.migratehub.backup.kind;

import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;

/// A database for a trial, which goes when it is closed.
///
/// @param cleanup takes it away; runs after its connection was closed
public record Scratch(OpenTarget open, Cleanup cleanup) implements AutoCloseable {

  /// The work of taking it away.
  public interface Cleanup {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    open.close();
    cleanup.run();
  }
}
