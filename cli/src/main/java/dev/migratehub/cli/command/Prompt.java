package dev.migratehub.cli.command;

import java.util.Optional;

/// Asks the user at a terminal.
public interface Prompt {

  /// The line that the user typed; empty where nobody is there to type.
  Optional<String> ask(String question);
}
