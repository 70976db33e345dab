package dev.migratehub.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stream of the process. When it cannot be written any more it takes what comes and remembers
/// why, so that a run is never left half-way because nobody could be told about it.
final class Outlet extends OutputStream {

  private final FileOutputStream stream;
  private final Path link;
  private @Nullable IOException failure;

  private Outlet(FileDescriptor descriptor, int number) {
    this.stream = new FileOutputStream(descriptor);
    this.link = Path.of("/proc/self/fd/" + number);
  }

  static Outlet out() {
    return new Outlet(FileDescriptor.out, 1);
  }

  static Outlet err() {
    return new Outlet(FileDescriptor.err, 2);
  }

  @Override
  public synchronized void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    if (failure != null) {
      return;
    }
    try {
      stream.write(bytes, from, count);
    } catch (IOException e) {
      failure = e;
    }
  }

  /// Why something was not written; empty when all was, or when the reader had enough and closed
  /// its end.
  synchronized Optional<String> trouble() {
    if (failure == null) {
      return Optional.empty();
    }
    String why = String.valueOf(failure.getMessage());
    return closedByReader(why) ? Optional.empty() : Optional.of(why);
  }

  private boolean closedByReader(String why) {
    return why.toLowerCase(Locale.ROOT).contains("pipe") || isPipe();
  }

  /// The system's words may be in any language; nothing else goes wrong with a pipe.
  private boolean isPipe() {
    try {
      return Files.isSymbolicLink(link)
          && Files.readSymbolicLink(link).toString().matches("(pipe|socket):.*");
    } catch (IOException e) {
      return false;
    }
  }
}
