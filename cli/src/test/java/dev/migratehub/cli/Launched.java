package dev.migratehub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The script `migr8` of the root, in a clone in which it finds this build ready.
record Launched(Path checkout, Path folder) {

  /// How a line of shell ended, and what it printed on both streams, a sign for each byte.
  record Result(int status, String bytes) {

    /// What it printed, in UTF-8.
    String text() {
      return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  /// A clone below `scratch`, and an empty folder `work` beside it.
  static Launched below(Path scratch) {
    try {
      Path root = root();
      Path checkout = Files.createDirectories(scratch.resolve("clone"));
      Files.copy(root.resolve("migr8"), checkout.resolve("migr8"));
      Path scripts = Files.createDirectories(checkout.resolve("scripts"));
      for (String name : List.of("jdk.sh", "locale.sh")) {
        Files.copy(root.resolve("scripts").resolve(name), scripts.resolve(name));
      }
      Path build = Files.createDirectories(checkout.resolve(".build/migr8"));
      Files.write(
          build.resolve("current"),
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Migr8.class.getName()));
      Files.createFile(build.resolve("stamp"));
      return new Launched(checkout, Files.createDirectories(scratch.resolve("work")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a line of bash in the folder, in which `migr8` is the script. Only the given variables
  /// say what the locale is.
  Result run(Map<String, String> variables, String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", line));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("LC_") || name.startsWith("MIGR8_") || name.equals("LANG"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.merge("PATH", checkout.toString(), (old, mine) -> mine + ":" + old);
    environment.putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] bytes = process.getInputStream().readAllBytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(line + " did not end");
    }
    return new Result(process.exitValue(), text);
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .filter(folder -> Files.isExecutable(folder.resolve("migr8")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no script migr8 above"));
  }
}
