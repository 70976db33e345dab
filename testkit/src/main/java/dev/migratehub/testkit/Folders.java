package dev.migratehub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Folders of servers that are thrown away, named by the JVM they belong to.
final class Folders {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Folders() {}

  /// A name nobody uses, below `target` of the module under test.
  static Path throwaway() {
    Path parent = Account.current().reachable(Path.of("target", "servers").toAbsolutePath());
    make(parent);
    sweep(parent);
    return parent.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
  }

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long largestFile(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void link(Path link, Path file) {
    try {
      Files.createSymbolicLink(link, file);
    } catch (FileAlreadyExistsException e) {
      // It was made before.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) {
    if (!Commands.succeeds("cp", "-a", from.toString(), to.toString())) {
      throw new IllegalStateException("cannot copy " + from + " to " + to);
    }
  }

  static void delete(Path folder) {
    Commands.succeeds("rm", "-rf", folder.toString());
  }

  /// Deletes what killed JVMs left behind.
  private static void sweep(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(folder -> owner(folder).isEmpty()).forEach(Folders::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ProcessHandle> owner(Path folder) {
    String name = folder.getFileName().toString();
    return ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-'))));
  }
}
