package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What can be done with projects and their members.
@Service
public final class Projects {

  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";
  private static final int LONGEST_NAME = 120;

  private final ProjectStore store;
  private final Users users;
  private final Deeds deeds;
  private final Clock clock;

  Projects(ProjectStore store, Users users, Deeds deeds, Clock clock) {
    this.store = store;
    this.users = users;
    this.deeds = deeds;
    this.clock = clock;
  }

  /// A new, empty project.
  public Project create(Actor actor, String slug, String name, String description) {
    return deeds.perform(
        actor,
        Action.PROJECT_CREATE,
        deed -> {
          deed.on("project", "").detail("slug", slug);
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          Project project =
              new Project(
                  UUID.randomUUID(),
                  slug(slug),
                  name(name),
                  description.strip(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  Optional.empty(),
                  1);
          deed.on("project", project.id()).in(project.id());
          if (!store.insert(project)) {
            throw new Refusal(
                Fault.CONFLICT, "slug_taken", "There is a project called " + slug + " already.");
          }
          return project;
        });
  }

  /// Another name or description; empty leaves what there is.
  ///
  /// @param seen the version the edit was made for; empty for whichever there is
  public Project change(
      Actor actor,
      UUID id,
      Optional<String> name,
      Optional<String> description,
      Optional<Long> seen) {
    return deeds.perform(
        actor,
        Action.PROJECT_CHANGE,
        deed -> {
          deed.on("project", id).in(id);
          actor.needs(Scope.ADMIN);
          Project.Access access = access(actor, id);
          actor.needs(Role.ADMIN);
          Project old = access.project();
          if (seen.isPresent() && seen.get() != old.version()) {
            throw Refusal.stale("project", old.version());
          }
          Project changed =
              new Project(
                  id,
                  old.slug(),
                  name.map(Projects::name).orElse(old.name()),
                  description.map(String::strip).orElse(old.description()),
                  old.createdAt(),
                  old.archivedAt(),
                  old.version());
          if (!store.update(changed)) {
            throw Refusal.stale("project", old.version() + 1);
          }
          return store.find(id).orElseThrow();
        });
  }

  /// Those that somebody may see, the newest first.
  public Slice<Project> list(Actor actor, Paging paging) {
    actor.needs(Scope.READ);
    boolean all = actor.role() == Role.ADMIN;
    return Slice.of(
        store.list(actor.user(), all, paging),
        paging.limit(),
        project -> new Cursor(project.createdAt(), project.id()));
  }

  /// A project and what somebody may in it.
  ///
  /// @throws Refusal as if there were none, for who is no member
  public Project.Access access(Actor actor, UUID id) {
    actor.needs(Scope.READ);
    return access(actor, store.find(id));
  }

  /// The same by the project's name in addresses.
  public Project.Access access(Actor actor, String slug) {
    actor.needs(Scope.READ);
    return access(actor, store.findBySlug(slug));
  }

  /// The same for something in a project: who is no member learns that there is no such thing.
  ///
  /// @param what how the thing is called: `target`
  public Project.Access access(Actor actor, UUID id, String what) {
    try {
      return access(actor, id);
    } catch (Refusal e) {
      throw e.called(what);
    }
  }

  private Project.Access access(Actor actor, Optional<Project> found) {
    Project project = found.orElseThrow(() -> Refusal.notFound("project"));
    if (actor.role() == Role.ADMIN) {
      return new Project.Access(project, Role.ADMIN);
    }
    Role role =
        store.roleOf(project.id(), actor.user()).orElseThrow(() -> Refusal.hidden("project"));
    return new Project.Access(project, role.or(actor.role()));
  }

  /// The projects whose things somebody may see: all of them, or these.
  public record Visible(boolean all, List<UUID> ids) {

    public Visible {
      ids = List.copyOf(ids);
    }
  }

  /// What somebody may see, or of that one project only.
  ///
  /// @throws Refusal as if there were none, for a project of which this is no member
  public Visible visible(Actor actor, Optional<UUID> project) {
    actor.needs(Scope.READ);
    if (project.isPresent()) {
      return new Visible(false, List.of(access(actor, project.get()).project().id()));
    }
    return actor.role() == Role.ADMIN
        ? new Visible(true, List.of())
        : new Visible(false, store.ofMember(actor.user()));
  }

  /// The role that a user has in a project right now; empty for who is disabled or no member.
  public Optional<Role> roleIn(UUID project, UUID user) {
    return users
        .find(user)
        .filter(it -> !it.disabled())
        .flatMap(it ->
            it.role() == Role.ADMIN
                ? Optional.of(Role.ADMIN)
                : store.roleOf(project, user).map(role -> role.or(it.role())));
  }

  /// Who works in a project, by e-mail address.
  public List<Project.Member> members(Actor actor, UUID id) {
    access(actor, id);
    return store.members(id);
  }

  /// Lets somebody work in a project, or gives another role there.
  public void putMember(Actor actor, UUID id, UUID user, Role role) {
    deeds.act(
        actor,
        Action.MEMBER_ADD,
        deed -> {
          deed.on("user", user).in(id).detail("role", role.text());
          actor.needs(Scope.ADMIN);
          access(actor, id);
          actor.needs(Role.ADMIN);
          if (role == Role.ADMIN) {
            throw Refusal.invalid("role", "must be user or manager; admins are admins everywhere");
          }
          User member = users.find(user).orElseThrow(() -> Refusal.notFound("user"));
          store.putMember(id, member.id(), role, clock.instant());
        });
  }

  /// Lets somebody no longer work in a project.
  public void removeMember(Actor actor, UUID id, UUID user) {
    deeds.act(
        actor,
        Action.MEMBER_REMOVE,
        deed -> {
          deed.on("user", user).in(id);
          actor.needs(Scope.ADMIN);
          access(actor, id);
          actor.needs(Role.ADMIN);
          if (!store.removeMember(id, user)) {
            throw Refusal.notFound("member");
          }
        });
  }

  private static String slug(String slug) {
    if (!slug.matches(SLUG)) {
      throw Refusal.invalid("slug", "must have 1 to 63 lower-case letters, digits and dashes");
    }
    return slug;
  }

  private static String name(String name) {
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      throw Refusal.invalid("name", "must have 1 to " + LONGEST_NAME + " characters");
    }
    return name.strip();
  }
}
