package dev.migratehub.guardian.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// What the entries of a log are applied to. All methods are called by one thread at a time, in the
/// order of the log, but for those that say otherwise.
public interface Machine {

  /// Applies an entry and gives the answer to it. What comes of it depends on nothing but the
  /// entries before; what it throws stops the member.
  byte[] apply(long index, byte[] entry);

  /// The log has an entry here that is not for the machine.
  void passed(long index);

  /// The last index that is in it.
  long applied();

  /// Waits until an index is in it; called by any thread.
  ///
  /// @return whether it is
  boolean await(long index, Duration patience) throws InterruptedException;

  /// Everything as it is now, to be written down while more is applied. It costs little to make.
  Picture picture();

  /// Takes what was written down in the place of everything.
  void load(InputStream in) throws IOException;

  /// A state that stands still.
  @FunctionalInterface
  interface Picture {

    /// Writes everything down; called by any thread, once.
    void write(OutputStream out) throws IOException;
  }
}
