package dev.migratehub.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `migr8` as a process of its own, as users start it.
public final class Running {

  private final Process process;
  private final Path output;

  private Running(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts it in a folder; only the given variables are ours.
  public static Running start(Path folder, Map<String, String> variables, String... words)
      throws IOException {
    return start(List.of(), folder, variables, words);
  }

  /// The same, with no file written beyond so many bytes, as on a disk that is full.
  public static Running within(
      long bytes, Path folder, Map<String, String> variables, String... words) throws IOException {
    return start(List.of("prlimit", "--fsize=" + bytes), folder, variables, words);
  }

  private static Running start(
      List<String> before, Path folder, Map<String, String> variables, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(heedful());
    command.addAll(
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

  /// The start of a command that heeds signals. Processes inherit that they are ignored, as they
  /// are in what a shell runs in the background, and Java then leaves them ignored.
  private static List<String> heedful() throws IOException {
    List<String> env = List.of("env", "--default-signal=INT,TERM,HUP");
    List<String> probe = new ArrayList<>(env);
    probe.add("true");
    try {
      boolean knows = new ProcessBuilder(probe).start().waitFor() == 0;
      return knows ? env : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /// Sends a signal such as `INT`.
  public void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("kill ended with " + status);
    }
  }

  /// Ends it at once, if it has not ended yet.
  public void kill() {
    process.destroyForcibly();
  }

  /// The exit status; a process that does not end is a failure.
  public int status() throws InterruptedException, IOException {
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
  public String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// Waits until it has printed something.
  public void await(String text, Duration within) throws InterruptedException, IOException {
    Instant deadline = Instant.now().plus(within);
    while (process.isAlive() && !output().contains(text)) {
      if (Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new AssertionError("it never printed " + text + ":\n" + output());
      }
      Thread.sleep(5);
    }
  }

  long pid() {
    return process.pid();
  }
}
