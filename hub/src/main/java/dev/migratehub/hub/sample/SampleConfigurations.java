package dev.migratehub.hub.sample;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.guardian.registry.Seen;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.configuration.Asked;
import dev.migratehub.hub.configuration.ConfigSchemas;
import dev.migratehub.hub.configuration.Configs;
import dev.migratehub.hub.configuration.RegistryNode;
import dev.migratehub.hub.configuration.Spaces;
import org.springframework.stereotype.Component;

/// Configurations of the sample's shop, where there is a registry: the manager's project, in which
/// the user edits.
@Component
final class SampleConfigurations {

  private static final String PROJECT = "shop";
  private static final String SCHEMA = "service";
  private static final String RULES =
      """
      {
        "type": "object",
        "required": ["replicas", "log"],
        "additionalProperties": false,
        "properties": {
          "replicas": {"type": "integer", "minimum": 1, "maximum": 20},
          "log": {"enum": ["debug", "info", "warn"]},
          "features": {"type": "object", "additionalProperties": {"type": "boolean"}}
        }
      }
      """;

  private final RegistryNode node;
  private final Spaces spaces;
  private final ConfigSchemas schemas;
  private final Configs configs;

  SampleConfigurations(RegistryNode node, Spaces spaces, ConfigSchemas schemas, Configs configs) {
    this.node = node;
    this.spaces = spaces;
    this.schemas = schemas;
    this.configs = configs;
  }

  void make(Actor manager, Actor user) {
    if (!node.on() || spaces.list(manager).stream().anyMatch(SampleConfigurations::isOurs)) {
      return;
    }
    spaces.create(manager, PROJECT, "Shop", Asked.once(""));
    spaces.grant(manager, PROJECT, user.name(), RoleLevel.EDITOR, Asked.once(""));
    schemas.create(manager, SCHEMA, "A service", Content.parse(RULES), Asked.once(""));
    create(
        manager, "checkout", "{\"replicas\":2,\"log\":\"info\",\"features\":{\"vouchers\":false}}");
    create(manager, "search", "{\"replicas\":1,\"log\":\"info\"}");
    create(manager, "invoices", "{\"replicas\":1,\"log\":\"warn\"}");
    configs.change(
        user,
        new Command.ChangeConfig(
            new ConfigKey(PROJECT, "checkout"),
            Seen.version(1),
            0,
            Content.parse("{\"replicas\":4,\"log\":\"info\",\"features\":{\"vouchers\":true}}")),
        Asked.once("Vouchers for the summer sale, and room for them."));
  }

  private static boolean isOurs(Spaces.Space space) {
    return space.project().id().equals(PROJECT);
  }

  private void create(Actor manager, String key, String content) {
    configs.change(
        manager,
        new Command.CreateConfig(new ConfigKey(PROJECT, key), SCHEMA, 0, Content.parse(content)),
        Asked.once("As it runs today."));
  }
}
