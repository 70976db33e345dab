package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.plan.StatusLine;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// Tells where the database stands: every migration, its state, its times. It holds no address, no
/// user, and no text of the database.
@Endpoint(id = "migratehub")
public final class MigrateHubEndpoint {

  private final MigrateHub hub;

  MigrateHubEndpoint(MigrateHub hub) {
    this.hub = hub;
  }

  /// Where the database stands.
  ///
  /// @param current the newest version that is applied
  /// @param pending how many migrations `up` would still have to run
  /// @param problem the code of what keeps that from being told, and then nothing else
  public record Report(
      @Nullable String current,
      long pending,
      List<MigrationReport> migrations,
      @Nullable String problem) {}

  /// One migration.
  ///
  /// @param state as `migr8 status` has it: `applied`, `pending`, `changed`, `failed` …
  /// @param statementsDone how many statements took effect, where it stopped half-way
  public record MigrationReport(
      String version,
      String name,
      String state,
      @Nullable String file,
      @Nullable Instant appliedAt,
      @Nullable Long durationMs,
      @Nullable Instant rolledBackAt,
      @Nullable Long statementsDone,
      @Nullable Long statementsTotal) {}

  @ReadOperation
  public Report report() {
    try {
      Status status = hub.status();
      return new Report(
          status.current().map(line -> line.id().text()).orElse(null),
          status.pending(),
          status.lines().stream().map(MigrateHubEndpoint::report).toList(),
          null);
    } catch (ProblemException e) {
      return new Report(null, 0, List.of(), e.problem().code().id());
    }
  }

  private static MigrationReport report(StatusLine line) {
    Optional<Entry> entry = line.entry();
    Optional<Entry> unfinished = entry.filter(it -> it.state().unfinished());
    return new MigrationReport(
        line.id().text(),
        line.name(),
        line.standing().name().toLowerCase(Locale.ROOT),
        line.migration().map(it -> it.up().file()).orElse(null),
        entry.flatMap(Entry::appliedAt).orElse(null),
        entry
            .filter(it -> it.state().present())
            .map(Entry::duration)
            .map(Duration::toMillis)
            .orElse(null),
        entry.flatMap(Entry::rolledBackAt).orElse(null),
        unfinished.map(Entry::statementsDone).orElse(null),
        unfinished.map(Entry::statementsTotal).orElse(null));
  }
}
