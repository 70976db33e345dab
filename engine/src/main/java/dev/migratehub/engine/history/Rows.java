package dev.migratehub.engine.history;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.script.MigrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns rows of the history table into entries and back.
final class Rows {

  private Rows() {}

  static Entry entry(Row row) {
    return new Entry(
        MigrationId.of(row.text("migration_key")),
        row.text("name"),
        optional(row.text("release")),
        row.number("position"),
        row.text("checksum_up"),
        optional(row.text("checksum_down")),
        row.text("transaction_mode"),
        State.of(row.text("state")),
        row.number("statements_done"),
        row.number("statements_total"),
        instant(row.text("started_at")),
        instant(row.text("applied_at")),
        instant(row.text("rolled_back_at")),
        Duration.ofMillis(row.number("duration_ms")),
        row.text("applied_by"),
        row.text("tool_run_id"),
        row.text("tool_version"),
        optional(row.text("error")));
  }

  /// The values of all columns in their order.
  static @Nullable Object[] values(Entry entry, Kept up, Kept down) {
    return new @Nullable Object[] {
      entry.id().text(),
      entry.name(),
      entry.release().orElse(null),
      entry.position(),
      entry.checksumUp(),
      entry.checksumDown().orElse(null),
      bytes(up),
      bytes(down),
      entry.transactionMode(),
      entry.state().text(),
      entry.statementsDone(),
      entry.statementsTotal(),
      entry.startedAt().map(Times::text).orElse(null),
      entry.appliedAt().map(Times::text).orElse(null),
      entry.rolledBackAt().map(Times::text).orElse(null),
      entry.duration().toMillis(),
      entry.appliedBy(),
      entry.runId(),
      entry.toolVersion(),
      entry.error().orElse(null)
    };
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static byte @Nullable [] bytes(Kept kept) {
    return kept.bytes().length == 0 ? null : kept.bytes();
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<Instant> instant(String text) {
    return optional(text).map(Times::instant);
  }
}
