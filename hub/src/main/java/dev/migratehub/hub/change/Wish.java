package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a new migration is to be.
///
/// @param key digits; empty for the time of its creation
/// @param transactionMode empty for what the script says
public record Wish(
    Optional<String> key,
    String name,
    String ticket,
    String description,
    String sqlUp,
    Optional<String> sqlDown,
    Optional<TransactionMode> transactionMode,
    String comment) {

  /// @throws dev.migratehub.hub.access.Refusal when a field cannot be used
  Migration migration(UUID author, UUID project, Instant now) {
    return new Migration(
        UUID.randomUUID(),
        project,
        key.map(Texts::key).orElse("0"),
        Texts.name(name),
        Texts.ticket(ticket),
        Texts.description(description),
        author,
        now,
        now,
        1,
        1);
  }

  Migration.Version text(Migration migration, UUID author, Instant now) {
    return new Migration.Version(
        migration.id(),
        1,
        Texts.script("sqlUp", sqlUp),
        sqlDown.map(it -> Texts.script("sqlDown", it)).filter(it -> !it.isBlank()),
        "",
        Optional.empty(),
        transactionMode.orElse(TransactionMode.AUTO),
        author,
        now,
        Texts.comment(comment));
  }
}
