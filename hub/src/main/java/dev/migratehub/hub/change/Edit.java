package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What of a migration is to change; what is empty stays as it is.
///
/// @param sqlDown an empty text takes the way back away
/// @param comment why there is a new version
public record Edit(
    Optional<String> name,
    Optional<String> ticket,
    Optional<String> description,
    Optional<String> sqlUp,
    Optional<String> sqlDown,
    Optional<TransactionMode> transactionMode,
    String comment) {

  /// @throws dev.migratehub.hub.access.Refusal when a field cannot be used
  Migration migration(Migration old, int current, Instant now) {
    return new Migration(
        old.id(),
        old.projectId(),
        old.key(),
        name.map(Texts::name).orElse(old.name()),
        ticket.map(Texts::ticket).orElse(old.ticket()),
        description.map(Texts::description).orElse(old.description()),
        old.createdBy(),
        old.createdAt(),
        now,
        current,
        old.version() + 1);
  }

  Migration.Version text(Migration old, Migration.Version before, UUID author, Instant now) {
    return new Migration.Version(
        old.id(),
        before.number() + 1,
        sqlUp.map(it -> Texts.script("sqlUp", it)).orElse(before.sqlUp()),
        sqlDown.isPresent()
            ? sqlDown.map(it -> Texts.script("sqlDown", it)).filter(it -> !it.isBlank())
            : before.sqlDown(),
        "",
        Optional.empty(),
        transactionMode.orElse(before.transactionMode()),
        author,
        now,
        Texts.comment(comment));
  }
}
