package dev.migratehub.cli;

import dev.migratehub.cli.command.Interrupts;
import dev.migratehub.cli.command.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls of `migr8` within this process, off a terminal, and what they printed.
final class Played {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  int run(String... words) {
    return run(List.of(words));
  }

  int run(List<String> words) {
    return run(Map.of(), words);
  }

  int run(Map<String, String> environment, List<String> words) {
    return run(environment, new Interrupts(), question -> Optional.empty(), words);
  }

  int run(
      Map<String, String> environment, Interrupts interrupts, Prompt prompt, List<String> words) {
    World world =
        new World(
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true,
            false,
            false,
            () -> 0,
            prompt,
            Clock.systemUTC());
    return new Session(world, interrupts).run(words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
