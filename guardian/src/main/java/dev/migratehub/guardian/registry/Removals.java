package dev.migratehub.guardian.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decisions about what goes, and what goes with it.
record Removals(State state, long index, Proposal proposal) {

  /// Users that are named of a schema in use.
  private static final int NAMED = 100;

  Decision user(String id) {
    if (state.user(id).isEmpty()) {
      return Decision.no(new Answer.Missing("the user " + id));
    }
    List<Effect> effects = new ArrayList<>();
    Set<String> projects =
        state.projects().stream()
            .filter(it -> it.owner().equals(id))
            .map(Project::id)
            .collect(Collectors.toSet());
    state.projects().stream()
        .filter(it -> projects.contains(it.id()))
        .forEach(it -> addProject(it.id(), effects));
    for (ConfigSchema schema : state.schemas()) {
      if (schema.createdBy().equals(id)) {
        List<ConfigKey> users = usersOf(schema.id(), projects);
        if (!users.isEmpty()) {
          return inUse(schema.id(), users);
        }
        effects.add(new Effect.SchemaGone(schema.id()));
      }
    }
    state.roles().stream()
        .filter(it -> it.user().equals(id) && !projects.contains(it.project()))
        .forEach(it -> effects.add(new Effect.RoleGone(id, it.project())));
    effects.add(new Effect.UserGone(id));
    return Decision.done(index, List.of(), effects);
  }

  Decision project(String id) {
    if (state.project(id).isEmpty()) {
      return Decision.no(new Answer.Missing("the project " + id));
    }
    List<Effect> effects = new ArrayList<>();
    addProject(id, effects);
    return Decision.done(index, List.of(), effects);
  }

  Decision schema(String id) {
    if (state.schema(id).isEmpty()) {
      return Decision.no(new Answer.Missing("the schema " + id));
    }
    List<ConfigKey> users = usersOf(id, Set.of());
    return users.isEmpty() ? Decision.done(index, new Effect.SchemaGone(id)) : inUse(id, users);
  }

  private void addProject(String id, List<Effect> effects) {
    Stream<Revision> configs = state.configs(id, "");
    configs.forEach(it ->
        effects.add(
            new Effect.ConfigGone(
                it.key(), it.version(), proposal.author(), proposal.at(), proposal.comment())));
    state.roles().stream()
        .filter(it -> it.project().equals(id))
        .forEach(it -> effects.add(new Effect.RoleGone(it.user(), id)));
    effects.add(new Effect.ProjectGone(id));
  }

  private List<ConfigKey> usersOf(String schema, Set<String> without) {
    return state
        .usersOf(schema)
        .map(Revision::key)
        .filter(it -> !without.contains(it.project()))
        .toList();
  }

  private static Decision inUse(String schema, List<ConfigKey> users) {
    return Decision.no(
        new Answer.InUse(schema, users.size(), users.stream().limit(NAMED).toList()));
  }
}
