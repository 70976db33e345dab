package dev.migratehub.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `migr8` as a process of its own, as users start it.
final class Running {

  private final Process process;
  private final Path output;

  private Running(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts it in a folder; only the given variables are ours.
  static Running start(Path folder, Map<String, String> variables, String... words)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Migr8.class.getName()));
    command.addAll(List.of(words));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Running(builder.start(), output);
  }

  /// Sends a signal such as `INT`.
  void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("kill ended with " + status);
    }
  }

  /// The exit status; a process that does not end is a failure.
  int status() throws InterruptedException, IOException {
    return status(Duration.ofSeconds(30));
  }

  /// The same for one that may take longer.
  int status(Duration patience) throws InterruptedException, IOException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end:\n" + output());
    }
    return process.exitValue();
  }

  /// Everything that it printed so far.
  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  long pid() {
    return process.pid();
  }
}
