package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.Seen;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// A project's configurations out of a registry and into another, or back into the same.
@Service
public final class Transfers {

  private final Configs configs;
  private final ConfigSchemas schemas;
  private final RegistryNode node;

  Transfers(Configs configs, ConfigSchemas schemas, RegistryNode node) {
    this.configs = configs;
    this.schemas = schemas;
    this.node = node;
  }

  /// What a project holds now, with the schemas that it uses.
  record Whole(String project, long index, List<ConfigSchema> schemas, List<Revision> configs) {
    Whole {
      schemas = List.copyOf(schemas);
      configs = List.copyOf(configs);
    }
  }

  /// A configuration that is to be there.
  record Item(String key, String schema, Content content) {}

  /// A schema that is to be there.
  record SchemaItem(String id, String name, Content content) {}

  /// How many were made, changed, and there already.
  record Result(int created, int changed, int same) {}

  /// All of it, of one moment.
  Whole whole(Actor actor, String project) {
    actor.needs(Scope.READ);
    return node.read(
        Consistency.STRICT,
        state -> {
          Rights.need(state, actor, project, RoleLevel.VIEWER);
          List<Revision> all = state.configs(project, "").toList();
          List<ConfigSchema> used =
              all.stream()
                  .map(Revision::schema)
                  .distinct()
                  .sorted()
                  .flatMap(it -> state.schema(it).stream())
                  .toList();
          return new Whole(project, state.index(), used, all);
        });
  }

  /// Makes what is missing and changes what is different, all together; removes nothing. Schemas
  /// that are missing are made before.
  Result put(Actor actor, String project, List<SchemaItem> wanted, List<Item> items, Asked asked) {
    actor.needs(Scope.CHANGE);
    List<SchemaItem> missing =
        node.read(
            Consistency.STRICT,
            state -> {
              Rights.need(state, actor, project, RoleLevel.EDITOR);
              return wanted.stream().filter(it -> isMissing(state, it)).toList();
            });
    for (SchemaItem schema : missing) {
      Asked own = new Asked(asked.key() + "/" + schema.id(), asked.comment());
      schemas.create(actor, schema.id(), schema.name(), schema.content(), own);
    }
    List<Command.Change> changes =
        node.read(
            Consistency.STALE,
            state ->
                items.stream()
                    .map(it -> change(state, project, it))
                    .flatMap(Optional::stream)
                    .toList());
    if (!changes.isEmpty()) {
      Command.Batch batch =
          RegistryFaults.made("configs", () -> new Command.Batch(new ArrayList<>(changes)));
      configs.batch(actor, project, Action.CONFIG_IMPORT, batch, asked);
    }
    int created = (int) changes.stream().filter(Command.CreateConfig.class::isInstance).count();
    return new Result(created, changes.size() - created, items.size() - changes.size());
  }

  private static boolean isMissing(State state, SchemaItem item) {
    Optional<ConfigSchema> there = state.schema(item.id());
    if (there.filter(it -> !it.content().equals(item.content())).isPresent()) {
      throw new Refusal(
          Fault.CONFLICT,
          "schema_differs",
          "There is another schema %s here; change it, or leave it out.".formatted(item.id()));
    }
    return there.isEmpty();
  }

  private static Optional<Command.Change> change(State state, String project, Item item) {
    ConfigKey key = Keys.fresh(project, item.key());
    Optional<Revision> there = state.config(key);
    if (there.isEmpty()) {
      return Optional.of(new Command.CreateConfig(key, item.schema(), 0, item.content()));
    }
    Revision now = there.get();
    if (!now.schema().equals(item.schema())) {
      throw new Refusal(
          Fault.CONFLICT,
          "schema_differs",
          "%s is held against the schema %s, not %s.".formatted(key, now.schema(), item.schema()));
    }
    return now.content().equals(item.content())
        ? Optional.empty()
        : Optional.of(
            new Command.ChangeConfig(key, new Seen(now.version(), now.index()), 0, item.content()));
  }
}
