package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.project.PolicyBody;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What a policy looks like in the registry.
final class PolicyContent {

  /// The hub's own project.
  static final String PROJECT = "migrate-hub";

  /// What policies are held against.
  static final String SCHEMA = "environment-policy";

  private static final String RULES =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["approver_differs", "executor", "target_creator", "approval_hours", "networks"],
        "additionalProperties": false,
        "properties": {
          "approver_differs": {"type": "boolean"},
          "executor": {"enum": ["user", "manager", "admin"]},
          "target_creator": {"enum": ["user", "manager", "admin"]},
          "approval_hours": {"type": "integer", "minimum": 1, "maximum": 8760},
          "networks": {"type": "array", "items": {"type": "string"}}
        }
      }
      """;

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private PolicyContent() {}

  static ConfigKey key(String environment) {
    return new ConfigKey(PROJECT, "environment." + environment);
  }

  static Content rules() {
    return Content.parse(RULES);
  }

  static Content of(Policy policy) {
    return Content.parse(JSON.writeValueAsString(PolicyBody.of(policy)));
  }

  /// The policy that a content says.
  ///
  /// @throws dev.migratehub.hub.access.Refusal when it says none
  static Policy read(Content content) {
    return JSON.readValue(content.text(), PolicyBody.class).policy();
  }
}
