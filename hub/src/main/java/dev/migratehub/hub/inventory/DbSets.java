package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deed;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// What can be done with DB sets. Who may create and edit them is the environment's policy; only an
/// admin disables them.
@Service
public final class DbSets {

  static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";
  static final String NAME_RULE =
      "must have 1 to 63 letters, digits and the signs _ . - and begin with one of the former";

  private static final int LONGEST_DESCRIPTION = 2000;

  private final DbSetStore store;
  private final DbTargetStore targets;
  private final Projects projects;
  private final Environments environments;
  private final Deeds deeds;
  private final Clock clock;

  DbSets(
      DbSetStore store,
      DbTargetStore targets,
      Projects projects,
      Environments environments,
      Deeds deeds,
      Clock clock) {
    this.store = store;
    this.targets = targets;
    this.projects = projects;
    this.environments = environments;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// What a new set is to be.
  public record Wish(UUID projectId, String environment, String name, String description) {}

  /// What is to change; empty leaves what there is.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public record Edit(Optional<String> name, Optional<String> description, Optional<Long> seen) {}

  /// A new, empty set.
  public DbSet create(Actor actor, Wish wish) {
    return deeds.perform(
        actor,
        Action.SET_CREATE,
        deed -> {
          deed.on("db_set", "").in(wish.projectId()).detail("name", wish.name());
          actor.needs(Scope.ADMIN);
          Project.Access access = projects.access(actor, wish.projectId());
          Environment environment = environment(wish.environment());
          deed.environment(environment.name());
          access.needs(environments.policy(environment.name()).targetCreator());
          DbSet set =
              new DbSet(
                  UUID.randomUUID(),
                  wish.projectId(),
                  environment.name(),
                  name(wish.name()),
                  description(wish.description()),
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  Optional.empty(),
                  1);
          deed.on("db_set", set.id());
          if (!store.insert(set)) {
            throw nameTaken(set.name());
          }
          return set;
        });
  }

  /// Another name or description.
  public DbSet change(Actor actor, UUID id, Edit edit) {
    return deeds.perform(
        actor,
        Action.SET_CHANGE,
        deed -> {
          DbSet old = editable(deed, id);
          return update(
              new DbSet(
                  id,
                  old.projectId(),
                  old.environment(),
                  edit.name().map(DbSets::name).orElse(old.name()),
                  edit.description().map(DbSets::description).orElse(old.description()),
                  old.createdAt(),
                  old.disabledAt(),
                  old.version()),
              edit.seen());
        });
  }

  /// Lets nothing run on it any more.
  public DbSet disable(Actor actor, UUID id) {
    return switched(actor, Action.SET_DISABLE, id, true);
  }

  /// Lets things run on it again.
  public DbSet enable(Actor actor, UUID id) {
    return switched(actor, Action.SET_ENABLE, id, false);
  }

  /// The sets that somebody may see, the newest first.
  public Slice<DbSet> list(
      Actor actor, Optional<UUID> project, Optional<String> environment, Paging paging) {
    return Slice.of(
        store.list(projects.visible(actor, project), environment, paging),
        paging.limit(),
        set -> new Cursor(set.createdAt(), set.id()));
  }

  /// One that somebody may see.
  ///
  /// @throws Refusal as if there were none, for who is no member of its project
  public DbSet one(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    DbSet set = find(id).orElseThrow(() -> Refusal.notFound("DB set"));
    projects.access(actor, set.projectId(), "DB set");
    return set;
  }

  /// One, whoever asks; for features that check rights themselves.
  public Optional<DbSet> find(UUID id) {
    return store.find(id);
  }

  /// The engines of all targets of a project that things run on.
  public Set<Engine> engines(UUID project) {
    Set<Engine> engines = EnumSet.noneOf(Engine.class);
    engines.addAll(targets.engines(project));
    return engines;
  }

  /// A set that the deed's actor may edit and whose targets the actor may edit; noted in the deed.
  DbSet editable(Deed deed, UUID id) {
    deed.on("db_set", id);
    deed.actor().needs(Scope.ADMIN);
    DbSet set = find(id).orElseThrow(() -> Refusal.notFound("DB set"));
    deed.in(set.projectId()).environment(set.environment());
    needsEditor(deed.actor(), set);
    return set;
  }

  /// Goes on only for who may edit a set and its targets.
  void needsEditor(Actor actor, DbSet set) {
    Project.Access access = projects.access(actor, set.projectId(), "DB set");
    access.needs(environments.policy(set.environment()).targetCreator());
  }

  private DbSet switched(Actor actor, Action action, UUID id, boolean off) {
    return deeds.perform(
        actor,
        action,
        deed -> {
          deed.on("db_set", id);
          actor.needs(Scope.ADMIN);
          DbSet old = one(actor, id);
          deed.in(old.projectId()).environment(old.environment());
          actor.needs(Role.ADMIN);
          if (old.disabled() == off) {
            return old;
          }
          return update(
              new DbSet(
                  id,
                  old.projectId(),
                  old.environment(),
                  old.name(),
                  old.description(),
                  old.createdAt(),
                  off ? Optional.of(clock.instant()) : Optional.empty(),
                  old.version()),
              Optional.empty());
        });
  }

  private DbSet update(DbSet set, Optional<Long> seen) {
    if (seen.isPresent() && seen.get() != set.version()) {
      throw Refusal.stale("DB set", set.version());
    }
    try {
      if (!store.update(set)) {
        throw Refusal.stale("DB set", set.version() + 1);
      }
    } catch (DuplicateKeyException e) {
      throw nameTaken(set.name());
    }
    return find(set.id()).orElseThrow();
  }

  private Environment environment(String name) {
    try {
      return environments.named(name);
    } catch (Refusal e) {
      throw Refusal.invalid("environment", "must be one of those that GET /environments lists");
    }
  }

  private static Refusal nameTaken(String name) {
    return new Refusal(
        Fault.CONFLICT, "name_taken", "There is a DB set called " + name + " in this project.");
  }

  static String name(String name) {
    if (!name.matches(NAME)) {
      throw Refusal.invalid("name", NAME_RULE);
    }
    return name;
  }

  private static String description(String text) {
    if (text.length() > LONGEST_DESCRIPTION) {
      throw Refusal.invalid(
          "description", "must have at most " + LONGEST_DESCRIPTION + " characters");
    }
    return text.strip();
  }
}
