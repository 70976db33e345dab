package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.approval.Digest;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.change.Migration;
import dev.migratehub.hub.change.Migrations;
import dev.migratehub.hub.change.VersionListener;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.DbTarget;
import dev.migratehub.hub.project.Projects;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// How runs come to be: somebody requests that a version be executed on a DB set, or taken back
/// there.
@Service
public final class RunRequests implements VersionListener {

  private static final int MOST_PARALLEL = 64;

  private final RunStore runs;
  private final ItemStore items;
  private final IdempotencyStore keys;
  private final Subjects subjects;
  private final Migrations migrations;
  private final DbSets sets;
  private final Projects projects;
  private final Deeds deeds;
  private final Clock clock;

  RunRequests(
      RunStore runs,
      ItemStore items,
      IdempotencyStore keys,
      Subjects subjects,
      Migrations migrations,
      DbSets sets,
      Projects projects,
      Deeds deeds,
      Clock clock) {
    this.runs = runs;
    this.items = items;
    this.keys = keys;
    this.subjects = subjects;
    this.migrations = migrations;
    this.sets = sets;
    this.projects = projects;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// What is wanted.
  ///
  /// @param environment the one of the DB set, said again so that nobody errs
  /// @param key the same request with the same key gives the same run; empty for a new one in any
  ///   case
  public record Wish(
      UUID migration,
      Direction direction,
      String environment,
      UUID dbSet,
      Run.Conduct conduct,
      Optional<String> key) {

    public Wish {
      if (conduct.parallel() < 1 || conduct.parallel() > MOST_PARALLEL) {
        throw Refusal.invalid("parallel", "must be from 1 to " + MOST_PARALLEL);
      }
    }
  }

  /// Requests a run of the migration's current version; it waits for an approval.
  public Run request(Actor actor, Wish wish) {
    return deeds.perform(
        actor,
        Action.RUN_REQUEST,
        deed -> {
          deed.on("migration", wish.migration()).environment(wish.environment());
          actor.needs(Scope.CHANGE);
          Migration change =
              migrations.lock(wish.migration()).orElseThrow(() -> Refusal.notFound("migration"));
          projects.access(actor, change.projectId());
          deed.in(change.projectId()).detail("direction", wish.direction().text());
          Optional<Run> before = repeated(actor, wish);
          Run run = before.orElseGet(() -> create(actor, wish, change));
          deed.on("run", run.id()).detail("digest", run.digest().hex());
          if (before.isPresent()) {
            deed.detail("repeated", true);
          }
          return run;
        });
  }

  private Optional<Run> repeated(Actor actor, Wish wish) {
    return wish.key()
        .flatMap(key -> keys.find(actor.user(), key))
        .map(known -> {
          if (!known.request().equals(text(wish))) {
            throw keyUsed();
          }
          return runs.find(known.resource()).orElseThrow();
        });
  }

  private Run create(Actor actor, Wish wish, Migration change) {
    DbSet set = sets.find(wish.dbSet()).orElseThrow(() -> Refusal.notFound("DB set"));
    belongs(wish, change, set);
    if (wish.direction() == Direction.ROLLBACK
        && migrations
            .version(change.id(), change.currentVersion())
            .flatMap(Migration.Version::sqlDown)
            .isEmpty()) {
      throw new Refusal(
          Fault.CONFLICT,
          "no_down_script",
          "Version %d has no down script, so it cannot be rolled back."
              .formatted(change.currentVersion()));
    }
    Run.What what =
        new Run.What(
            change.projectId(),
            change.id(),
            change.currentVersion(),
            wish.direction(),
            set.environment(),
            set.id());
    alone(what);
    List<DbTarget> targets = subjects.targets(what);
    if (targets.isEmpty()) {
      throw new Refusal(Fault.CONFLICT, "no_targets", "The DB set has no enabled target.");
    }
    return written(actor, wish, what, targets);
  }

  private Run written(Actor actor, Wish wish, Run.What what, List<DbTarget> targets) {
    UUID id = UUID.randomUUID();
    Run run =
        new Run(
            id,
            what,
            new RunState.AwaitingApproval(),
            wish.conduct(),
            Digest.of(subjects.subject(id, what, wish.conduct())),
            actor.user(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            1);
    runs.insert(run);
    int position = 1;
    for (DbTarget target : targets) {
      items.insert(UUID.randomUUID(), run.id(), target.id(), position++);
    }
    wish.key().ifPresent(key -> keep(actor, key, wish, run));
    return run;
  }

  private void keep(Actor actor, String key, Wish wish, Run run) {
    try {
      keys.insert(actor.user(), key, text(wish), run);
    } catch (DuplicateKeyException e) {
      // Another request came with it meanwhile, and not the same one, which had waited.
      throw keyUsed();
    }
  }

  private static Refusal keyUsed() {
    return new Refusal(
        Fault.CONFLICT,
        "idempotency_key_used",
        "This idempotency key was used for another request.");
  }

  private static void belongs(Wish wish, Migration change, DbSet set) {
    if (!set.projectId().equals(change.projectId()) || set.disabled()) {
      throw Refusal.notFound("DB set");
    }
    if (!set.environment().equals(wish.environment())) {
      throw Refusal.invalid(
          "env", "the DB set %s is in %s".formatted(set.name(), set.environment()));
    }
  }

  /// Two runs of one migration on one set at once would only be in each other's way.
  private void alone(Run.What what) {
    runs.holdOpen(what.migration()).stream()
        .filter(open -> open.what().dbSet().equals(what.dbSet()))
        .filter(open -> !(open.state() instanceof RunState.NeedsReapproval))
        .findFirst()
        .ifPresent(open -> {
          throw new Refusal(
              Fault.CONFLICT,
              "run_open",
              "There is a run of this migration on this DB set already; it is %s."
                  .formatted(open.state().text().replace('_', ' ')),
              Map.of("run", open.id().toString()));
        });
  }

  /// Approvals of older versions mean nothing any more.
  @Override
  public void replaced(Actor actor, Migration migration, Migration.Version newest) {
    for (Run open : runs.holdOpen(migration.id())) {
      if (open.what().version() < newest.number() && !(open.state() instanceof RunState.Running)) {
        String why = "version %d of the migration took its place".formatted(newest.number());
        runs.state(open.id(), open.state().after(new RunState.Event.SendBack(why)));
      }
    }
  }

  private static String text(Wish wish) {
    return new Wish(
            wish.migration(),
            wish.direction(),
            wish.environment(),
            wish.dbSet(),
            wish.conduct(),
            Optional.empty())
        .toString();
  }
}
