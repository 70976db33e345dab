package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import java.util.List;
import org.springframework.stereotype.Service;

/// What can be done with schemas. They belong to no project: managers make them, and who made one,
/// or an admin, changes it.
@Service
public final class ConfigSchemas {

  private final Registrar registrar;

  ConfigSchemas(Registrar registrar) {
    this.registrar = registrar;
  }

  /// All of them, by their ids.
  public List<ConfigSchema> list(Actor actor) {
    actor.needs(Scope.READ);
    return registrar.node().read(Consistency.STRICT, state -> List.copyOf(state.schemas()));
  }

  /// One of them.
  public ConfigSchema one(Actor actor, String id) {
    actor.needs(Scope.READ);
    return registrar.node().read(Consistency.STRICT, state -> find(state, id));
  }

  private static ConfigSchema find(State state, String id) {
    return state.schema(id).orElseThrow(() -> Refusal.notFound("schema"));
  }

  /// What people call somebody.
  public String name(String user) {
    return registrar.node().read(Consistency.STALE, state -> RegistryFaults.name(state, user));
  }

  /// A new one.
  public ConfigSchema create(Actor actor, String id, String name, Content content, Asked asked) {
    registrar.change(
        actor,
        Action.REGISTRY_SCHEMA_CREATE,
        asked,
        deed -> deed.on("config_schema", id),
        _ -> {
          actor.needs(Scope.ADMIN);
          actor.needs(Role.MANAGER);
          Keys.id(id);
          return RegistryFaults.made(
              "name", () -> new Command.CreateSchema(id, name.strip(), content));
        });
    return now(id);
  }

  /// Another content, which is held against all configurations that use it.
  ///
  /// @param seen the version that the edit was made for
  public ConfigSchema change(Actor actor, String id, long seen, Content content, Asked asked) {
    registrar.change(
        actor,
        Action.REGISTRY_SCHEMA_CHANGE,
        asked,
        deed -> deed.on("config_schema", id).detail("seen", seen),
        state -> {
          own(state, actor, id);
          return new Command.ChangeSchema(id, seen, content, 0);
        });
    return now(id);
  }

  /// Removes one that no configuration uses.
  public Answer.Done remove(Actor actor, String id, Asked asked) {
    return registrar.change(
        actor,
        Action.REGISTRY_SCHEMA_REMOVE,
        asked,
        deed -> deed.on("config_schema", id),
        state -> {
          own(state, actor, id);
          return new Command.RemoveSchema(id);
        });
  }

  private static void own(State state, Actor actor, String id) {
    actor.needs(Scope.ADMIN);
    actor.needs(Role.MANAGER);
    ConfigSchema schema = find(state, id);
    if (!owns(actor, schema)) {
      throw new Refusal(
          Fault.FORBIDDEN,
          "not_yours",
          "Only %s and admins may do that with the schema %s."
              .formatted(RegistryFaults.name(state, schema.createdBy()), id));
    }
  }

  private static boolean owns(Actor actor, ConfigSchema schema) {
    return actor.role() == Role.ADMIN || schema.createdBy().equals(Registrar.author(actor));
  }

  /// Whether somebody may change a schema.
  boolean changes(Actor actor, ConfigSchema schema) {
    return actor.role().covers(Role.MANAGER) && owns(actor, schema);
  }

  private ConfigSchema now(String id) {
    return registrar.node().read(Consistency.STALE, state -> find(state, id));
  }
}
