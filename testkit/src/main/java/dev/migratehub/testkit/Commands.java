package dev.migratehub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs programs to their end.
final class Commands {

  private Commands() {}

  /// Anything but success is a bug, and the exception quotes the end of the log.
  static void run(Path log, List<String> command) {
    int exit = exit(command, ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (exit != 0) {
      throw new IllegalStateException(
          "%s ended with %d:%n%s".formatted(String.join(" ", command), exit, endOf(log)));
    }
  }

  static boolean succeeds(String... command) {
    return exit(List.of(command), ProcessBuilder.Redirect.DISCARD) == 0;
  }

  /// The last lines of a log, for the text of an exception.
  static String endOf(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int exit(List<String> command, ProcessBuilder.Redirect output) {
    try {
      return waitFor(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
