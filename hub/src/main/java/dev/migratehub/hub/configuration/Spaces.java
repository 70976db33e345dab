package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Project;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.audit.Action;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What can be done with projects of the registry, with the roles in them and their API keys.
@Service
public final class Spaces {

  private final Registrar registrar;
  private final Users users;

  Spaces(Registrar registrar, Users users) {
    this.registrar = registrar;
    this.users = users;
  }

  /// A project as somebody sees it.
  ///
  /// @param role of whoever looks
  public record Space(Project project, String owner, RoleLevel role, long configs) {}

  /// A project whose API key was made just now.
  ///
  /// @param apiKey nobody sees it again; empty for a request that was done before
  public record Keyed(Space space, Optional<String> apiKey) {}

  /// Somebody who has a role.
  public record Holder(String id, String email, RoleLevel role) {}

  /// Those that somebody may see, by their ids.
  public List<Space> list(Actor actor) {
    actor.needs(Scope.READ);
    return registrar
        .node()
        .read(
            Consistency.STRICT,
            state ->
                state.projects().stream()
                    .flatMap(it ->
                        Rights.in(state, actor, it).map(role -> space(state, it, role)).stream())
                    .toList());
  }

  /// One of them.
  public Space one(Actor actor, String id) {
    actor.needs(Scope.READ);
    return registrar.node().read(Consistency.STRICT, state -> one(state, actor, id));
  }

  private static Space one(State state, Actor actor, String id) {
    Project project = Rights.need(state, actor, id, RoleLevel.VIEWER);
    return space(state, project, Rights.in(state, actor, project).orElseThrow());
  }

  private static Space space(State state, Project project, RoleLevel role) {
    return new Space(
        project,
        RegistryFaults.name(state, project.owner()),
        role,
        state.configs(project.id(), "").count());
  }

  /// A new project, whose owner is whoever makes it.
  public Keyed create(Actor actor, String id, String name, Asked asked) {
    String key = Keys.make();
    registrar.change(
        actor,
        Action.REGISTRY_PROJECT_CREATE,
        asked,
        deed -> deed.on("registry_project", id),
        _ -> {
          actor.needs(Scope.ADMIN);
          actor.needs(Role.MANAGER);
          Keys.id(id);
          return RegistryFaults.made(
              "name",
              () ->
                  new Command.CreateProject(
                      id, name.strip(), Keys.hash(key), Registrar.author(actor)));
        });
    return keyed(actor, id, key);
  }

  /// Another API key in the place of the last one, which opens nothing from now on.
  public Keyed rotate(Actor actor, String id, Asked asked) {
    String key = Keys.make();
    registrar.change(
        actor,
        Action.REGISTRY_KEY_ROTATE,
        asked,
        deed -> deed.on("registry_project", id),
        state -> {
          actor.needs(Scope.ADMIN);
          Rights.need(state, actor, id, RoleLevel.ADMIN);
          return new Command.RotateApiKey(id, Keys.hash(key));
        });
    return keyed(actor, id, key);
  }

  /// A request that was done before made another key, of which there is nothing but a hash.
  private Keyed keyed(Actor actor, String id, String key) {
    return registrar
        .node()
        .read(
            Consistency.STALE,
            state ->
                new Keyed(
                    one(state, actor, id),
                    Optional.of(key)
                        .filter(it ->
                            state
                                .projectOfKey(Keys.hash(it))
                                .filter(found -> found.id().equals(id))
                                .isPresent())));
  }

  /// Removes a project with its roles and configurations.
  public void remove(Actor actor, String id, Asked asked) {
    registrar.change(
        actor,
        Action.REGISTRY_PROJECT_REMOVE,
        asked,
        deed -> deed.on("registry_project", id),
        state -> {
          actor.needs(Scope.ADMIN);
          Rights.need(state, actor, id, RoleLevel.ADMIN);
          return new Command.RemoveProject(id);
        });
  }

  /// Who has a role in a project, besides its owner.
  public List<Holder> holders(Actor actor, String id) {
    actor.needs(Scope.READ);
    return registrar
        .node()
        .read(
            Consistency.STRICT,
            state -> {
              Rights.need(state, actor, id, RoleLevel.VIEWER);
              return state.roles().stream()
                  .filter(it -> it.project().equals(id))
                  .map(it ->
                      new Holder(it.user(), RegistryFaults.name(state, it.user()), it.level()))
                  .toList();
            });
  }

  /// Gives a user of the hub a role in a project, in the place of the one he has.
  public void grant(Actor actor, String id, String email, RoleLevel level, Asked asked) {
    Optional<User> named = users.named(email).filter(it -> !it.disabled());
    registrar.change(
        actor,
        Action.REGISTRY_ROLE_GIVE,
        asked,
        deed ->
            deed.on("registry_project", id)
                .detail("email", email)
                .detail("role", Rights.text(level)),
        state -> {
          actor.needs(Scope.ADMIN);
          Rights.need(state, actor, id, RoleLevel.ADMIN);
          User user =
              named.orElseThrow(
                  () -> Refusal.invalid("email", "is nobody's who may sign in to this hub"));
          return new Command.Grant(user.id().toString(), id, level);
        });
  }

  /// Takes somebody's role in a project.
  public void revoke(Actor actor, String id, String user, Asked asked) {
    registrar.change(
        actor,
        Action.REGISTRY_ROLE_TAKE,
        asked,
        deed -> deed.on("registry_project", id).detail("user", user),
        state -> {
          actor.needs(Scope.ADMIN);
          Rights.need(state, actor, id, RoleLevel.ADMIN);
          return new Command.Revoke(user, id);
        });
  }
}
