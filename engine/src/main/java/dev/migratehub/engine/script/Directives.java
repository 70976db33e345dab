package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a script asks for in its `-- migr8:` lines, or in its own tool's annotations.
///
/// @param environments where it may run; empty means everywhere
/// @param retries how often a blocked transaction is tried again
public record Directives(
    TransactionMode transaction,
    Optional<String> requires,
    List<String> environments,
    Optional<Duration> lockTimeout,
    Optional<Duration> statementTimeout,
    Optional<Integer> retries) {

  /// A script that asks for nothing.
  public static final Directives NONE =
      new Directives(
          TransactionMode.AUTO,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Directives {
    environments = List.copyOf(environments);
  }
}
