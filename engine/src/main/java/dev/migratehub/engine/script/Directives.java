package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a script asks for in its `-- migr8:` lines, or in its own tool's annotations.
///
/// @param environments where it may run; empty means everywhere
/// @param retries how often a blocked transaction is tried again
/// @param changeSet what only change sets can ask for
public record Directives(
    TransactionMode transaction,
    Optional<String> requires,
    List<String> environments,
    Optional<Duration> lockTimeout,
    Optional<Duration> statementTimeout,
    Optional<Integer> retries,
    ChangeSetWishes changeSet) {

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

  /// What a script asks for that is no change set.
  public Directives(
      TransactionMode transaction,
      Optional<String> requires,
      List<String> environments,
      Optional<Duration> lockTimeout,
      Optional<Duration> statementTimeout,
      Optional<Integer> retries) {
    this(
        transaction,
        requires,
        environments,
        lockTimeout,
        statementTimeout,
        retries,
        ChangeSetWishes.NONE);
  }

  /// The same for a change set; `contexts` hold unless the script names environments itself.
  Directives of(ChangeSetWishes wishes, List<String> contexts) {
    if (wishes.equals(ChangeSetWishes.NONE) && contexts.isEmpty()) {
      return this;
    }
    return new Directives(
        transaction,
        requires,
        environments.isEmpty() ? contexts : environments,
        lockTimeout,
        statementTimeout,
        retries,
        wishes);
  }
}
