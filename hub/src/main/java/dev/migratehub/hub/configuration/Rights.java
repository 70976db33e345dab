package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.Project;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import java.util.Locale;
import java.util.Optional;

/// What somebody may do in a project of the registry: admins of the hub everything everywhere, the
/// owner everything in his own, others what their role there says.
final class Rights {

  private Rights() {}

  /// The role of somebody in a project; empty for who may not even know of it.
  static Optional<RoleLevel> in(State state, Actor actor, Project project) {
    String author = Registrar.author(actor);
    if (actor.role() == Role.ADMIN || project.owner().equals(author)) {
      return Optional.of(RoleLevel.ADMIN);
    }
    return state.role(author, project.id()).map(it -> it.level());
  }

  /// Goes on only where somebody has that role, or a greater one.
  ///
  /// @return the project
  /// @throws Refusal as if there were none, for who has none
  static Project need(State state, Actor actor, String id, RoleLevel needed) {
    Project project = state.project(id).orElseThrow(() -> Refusal.notFound("project"));
    RoleLevel had = in(state, actor, project).orElseThrow(() -> Refusal.hidden("project"));
    if (had.compareTo(needed) > 0) {
      throw new Refusal(
          Fault.FORBIDDEN,
          "role_missing",
          "That needs the role %s in %s; yours is %s.".formatted(text(needed), id, text(had)));
    }
    return project;
  }

  /// As it stands in JSON and in sentences.
  static String text(RoleLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
