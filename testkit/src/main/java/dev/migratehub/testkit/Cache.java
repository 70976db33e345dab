package dev.migratehub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/// Folders made once for all runs: unpacked programs and initialised data. They appear whole or not
/// at all, also when two JVMs make the same one.
final class Cache {

  private Cache() {}

  /// The folder of this name, filled now if nobody has filled it before.
  static Path once(String name, Consumer<Path> fill) {
    Path folder = root().resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path draft = draft(name);
    try {
      fill.accept(draft);
      Account.current().own(draft);
      publish(draft, folder);
    } finally {
      Folders.delete(draft);
    }
    return folder;
  }

  private static Path draft(String name) {
    try {
      Folders.make(root());
      return Files.createTempDirectory(root(), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(Path draft, Path folder) {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Somebody else was first, and theirs is as good.
      if (!Files.isDirectory(folder)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path root() {
    Path base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(value -> !value.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return Account.current().reachable(base.resolve(Path.of("migrate-hub", "servers")));
  }
}
