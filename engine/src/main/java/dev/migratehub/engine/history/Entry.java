package dev.migratehub.engine.history;

import dev.migratehub.engine.script.MigrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One row of a target's history, without the kept scripts.
///
/// @param position the order of application, from 1
/// @param checksumUp with its algorithm, as [dev.migratehub.engine.script.Checksum] prints it
/// @param transactionMode `whole_script` or `statement_by_statement`
/// @param statementsDone how many statements took effect
public record Entry(
    MigrationId id,
    String name,
    Optional<String> release,
    long position,
    String checksumUp,
    Optional<String> checksumDown,
    String transactionMode,
    State state,
    long statementsDone,
    long statementsTotal,
    Optional<Instant> startedAt,
    Optional<Instant> appliedAt,
    Optional<Instant> rolledBackAt,
    Duration duration,
    String appliedBy,
    String runId,
    String toolVersion,
    Optional<String> error) {

  /// Id and name together, as lists and messages show it.
  public String label() {
    return switch (id) {
      case MigrationId.Versioned versioned ->
          name.isEmpty() ? versioned.text() : versioned.text() + "_" + name;
      case MigrationId.Repeatable repeatable -> repeatable.text();
    };
  }

  /// What is said about a script that has not ended well.
  public Remark remark() {
    return Remark.of(error.orElse(""));
  }
}
