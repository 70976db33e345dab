package dev.migratehub.backup.kind;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// A dump that is being made. Closing it ends whoever makes it.
public interface Dump extends Closeable {

  /// Its bytes.
  InputStream content();

  /// Who makes it, with a version; empty for ourselves.
  String client();

  /// Makes sure that all of it was read and that it is whole.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when its maker failed
  void finish() throws IOException;
}
