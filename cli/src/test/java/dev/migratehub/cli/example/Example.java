package dev.migratehub.cli.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A copy of an example's folder, in which commands run with this build's `migr8` on the path.
final class Example {

  private final Path folder;
  private final Path bin;
  private final Map<String, String> environment;

  private Example(Path folder, Path bin, Map<String, String> environment) {
    this.folder = folder;
    this.bin = bin;
    this.environment = environment;
  }

  /// Copies the example of that name below `scratch`.
  static Example copy(String name, Path scratch, Map<String, String> environment) {
    Path source = root().resolve("examples").resolve(name);
    Path folder = scratch.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return new Example(folder, migr8(scratch.resolve("bin")), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a command printed, and how it ended.
  record Result(int status, String output) {}

  Path folder() {
    return folder;
  }

  /// The commands of the example's page, without the one that says where the reader's server is.
  List<String> commandsOfItsPage() {
    try {
      return Files.readAllLines(folder.resolve("README.md")).stream()
          .filter(line -> line.startsWith("$ "))
          .map(line -> line.substring(2))
          .filter(line -> !line.startsWith("export DATABASE_URL="))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a line of shell in the folder.
  Result run(String line) {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MIGR8_"));
    builder.environment().remove("DATABASE_URL");
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", bin.toString(), (old, mine) -> mine + ":" + old);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor(1, TimeUnit.MINUTES);
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path migr8(Path bin) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String script =
        """
        #!/bin/sh
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
          -cp '%s' dev.migratehub.cli.Migr8 "$@"
        """
            .formatted(java, System.getProperty("java.class.path"));
    Path file = Files.createDirectories(bin).resolve("migr8");
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .filter(folder -> Files.isDirectory(folder.resolve("examples")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no folder examples above"));
  }
}
