package dev.migratehub.cli;

import dev.migratehub.cli.command.Prompt;
import dev.migratehub.cli.render.Visible;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds out about the terminal, if there is one.
final class Terminals {

  private static final int USUAL_WIDTH = 80;

  private final Map<String, String> environment;
  private int width = -1;

  Terminals(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Whether the stream with that number ends at a terminal.
  boolean at(int stream) {
    Path link = Path.of("/proc/self/fd/" + stream);
    try {
      return Files.isSymbolicLink(link)
          ? Files.readSymbolicLink(link).toString().matches("/dev/(pts/.*|tty.*|console)")
          : console().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /// Its columns, asked once; `COLUMNS` goes before what the terminal says.
  synchronized int width() {
    if (width < 0) {
      String said = environment.getOrDefault("COLUMNS", "");
      width = said.matches("[1-9]\\d{0,3}") ? Integer.parseInt(said) : asked();
    }
    return width;
  }

  private static int asked() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "stty size < /dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      stty.waitFor(1, TimeUnit.SECONDS);
      int columns = Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
      return columns > 0 ? columns : USUAL_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
  }

  /// Asks at the terminal.
  static Prompt prompt() {
    return question ->
        console()
            .flatMap(
                console -> Optional.ofNullable(console.readLine("%s", Visible.text(question))));
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
