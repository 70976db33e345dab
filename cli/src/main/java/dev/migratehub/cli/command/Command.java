package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;

/// One command of `migr8`.
public interface Command {

  /// How it is called.
  Usage usage();

  /// Whether it can be done only with settings that can be read.
  default boolean needsSettings() {
    return true;
  }

  /// Does it, and answers the exit status.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be done
  int run(Call call);
}
