package dev.migratehub.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A client program of a database, with the arguments that lead it to one database.
///
/// @param environment what is added to the environment, such as the password
public record Client(List<String> command, Map<String, String> environment) {

  /// How a program ended and what it said.
  public record Result(int exit, String out, String err) {}

  /// A client with its own copies.
  public Client {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Runs it to its end with these further arguments and nothing to read.
  public Result run(String... arguments) {
    return run(Redirect.from(new File("/dev/null")), arguments);
  }

  /// Runs it to its end with a file to read.
  public Result feed(Path file, String... arguments) {
    return run(Redirect.from(file.toFile()), arguments);
  }

  private Result run(Redirect input, String... arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectInput(input);
    builder.environment().putAll(environment);
    try {
      // To a file, because two pipes would have to be read at once.
      Path err = Files.createTempFile("client", ".err");
      try {
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(Commands.waitFor(process), out, Files.readString(err));
      } finally {
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
