package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// What can be done with migrations: every member of a project writes and edits them.
@Service
public final class Migrations {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final int TRIES = 3600;

  private final MigrationStore store;
  private final Projects projects;
  private final DbSets sets;
  private final ObjectProvider<VersionListener> listeners;
  private final Deeds deeds;
  private final Clock clock;

  Migrations(
      MigrationStore store,
      Projects projects,
      DbSets sets,
      ObjectProvider<VersionListener> listeners,
      Deeds deeds,
      Clock clock) {
    this.store = store;
    this.projects = projects;
    this.sets = sets;
    this.listeners = listeners;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// Which migrations are looked for; empty parts match all.
  ///
  /// @param text somewhere in key, name, ticket or description
  /// @param author of any of its versions
  public record Filter(
      Optional<UUID> project,
      Optional<String> text,
      Optional<String> ticket,
      Optional<String> key,
      Optional<UUID> author) {}

  /// A new migration with its first version.
  public Migration.Current create(Actor actor, UUID project, Wish wish) {
    return deeds.perform(
        actor,
        Action.CHANGE_CREATE,
        deed -> {
          deed.on("migration", "").in(project);
          actor.needs(Scope.CHANGE);
          projects.access(actor, project);
          Instant now = now();
          Migration draft = wish.migration(actor.user(), project, now);
          deed.on("migration", draft.id()).detail("name", draft.name());
          Migration migration = inserted(draft, wish.key());
          Migration.Version version =
              checked(migration, wish.text(migration, actor.user(), now), wish.transactionMode());
          deed.detail("key", migration.key());
          write(deed, version);
          return new Migration.Current(migration, version);
        });
  }

  /// An edit; a new version where the SQL or the transaction mode becomes another, which voids what
  /// was approved.
  ///
  /// @param seen the version of the migration the edit was made for; empty for whichever there is
  public Migration.Current change(Actor actor, UUID id, Edit edit, Optional<Long> seen) {
    return deeds.perform(
        actor,
        Action.CHANGE_EDIT,
        deed -> {
          deed.on("migration", id);
          actor.needs(Scope.CHANGE);
          Migration old = store.lock(id).orElseThrow(() -> Refusal.notFound("migration"));
          deed.in(old.projectId()).detail("key", old.key());
          projects.access(actor, old.projectId(), "migration");
          if (seen.isPresent() && seen.get() != old.version()) {
            throw Refusal.stale("migration", old.version());
          }
          Migration.Version before = newest(old);
          Migration.Version text = edit.text(old, before, actor.user(), now());
          boolean other = !before.says(text.sqlUp(), text.sqlDown(), text.transactionMode());
          Migration migration = edit.migration(old, other ? text.number() : before.number(), now());
          store.update(migration);
          if (!other) {
            return new Migration.Current(migration, before);
          }
          Migration.Version version = checked(migration, text, edit.transactionMode());
          write(deed, version);
          listeners.forEach(listener -> listener.replaced(actor, migration, version));
          return new Migration.Current(migration, version);
        });
  }

  /// The migrations that somebody may see, the newest first.
  public Slice<Migration> list(Actor actor, Filter filter, Paging paging) {
    return Slice.of(
        store.list(projects.visible(actor, filter.project()), filter, paging),
        paging.limit(),
        migration -> new Cursor(migration.createdAt(), migration.id()));
  }

  /// One that somebody may see, with its newest version.
  public Migration.Current one(Actor actor, UUID id) {
    return deeds.look(() -> {
      Migration migration = visible(actor, id);
      return new Migration.Current(migration, newest(migration));
    });
  }

  /// All versions of one that somebody may see, the newest first.
  public List<History> history(Actor actor, UUID id) {
    return store.history(visible(actor, id).id());
  }

  /// A version of one that somebody may see.
  public Migration.Version version(Actor actor, UUID id, int number) {
    return version(visible(actor, id).id(), number).orElseThrow(() -> Refusal.notFound("version"));
  }

  /// One, whoever asks; for features that check rights themselves.
  public Optional<Migration> find(UUID id) {
    return store.find(id);
  }

  /// One that nobody edits until the transaction ends, whoever asks.
  public Optional<Migration> lock(UUID id) {
    return store.lock(id);
  }

  /// A version, whoever asks; for features that check rights themselves.
  public Optional<Migration.Version> version(UUID id, int number) {
    return store.version(id, number);
  }

  /// Everybody who wrote a version after the one that was approved last, up to one that is to run.
  ///
  /// @param approved 0 when none was
  public Set<UUID> authorsSince(UUID id, int approved, int upTo) {
    return store.authors(id, approved, upTo);
  }

  private Migration visible(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    Migration migration = find(id).orElseThrow(() -> Refusal.notFound("migration"));
    projects.access(actor, migration.projectId(), "migration");
    return migration;
  }

  private Migration.Version newest(Migration migration) {
    return store.version(migration.id(), migration.currentVersion()).orElseThrow();
  }

  /// Without a wish the key is the time, or the next second that is free.
  private Migration inserted(Migration draft, Optional<String> wished) {
    if (wished.isPresent()) {
      if (!store.insert(draft)) {
        throw new Refusal(
            Fault.CONFLICT,
            "key_taken",
            "There is a migration with the key " + draft.key() + " in this project.");
      }
      return draft;
    }
    for (int second = 0; second < TRIES; second++) {
      Migration stamped = draft.withKey(STAMP.format(draft.createdAt().plusSeconds(second)));
      if (store.insert(stamped)) {
        return stamped;
      }
    }
    throw new Refusal(Fault.CONFLICT, "key_taken", "No key is free within the next hour.");
  }

  /// The version with its checksums.
  ///
  /// @param mode as it was asked for; when it was not, the script's own is taken
  private Migration.Version checked(
      Migration migration, Migration.Version text, Optional<TransactionMode> mode) {
    Drafted drafted = new Drafted(migration, mode.isPresent() ? text : Drafted.withOwnMode(text));
    return drafted.checked(sets.engines(migration.projectId()));
  }

  private void write(Deed deed, Migration.Version version) {
    deed.detail("number", version.number()).detail("sha_up", version.shaUp());
    version.shaDown().ifPresent(sha -> deed.detail("sha_down", sha));
    deed.detail("transaction_mode", Modes.text(version.transactionMode()));
    store.insert(version);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
