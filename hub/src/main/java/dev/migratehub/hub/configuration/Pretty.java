package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.json.Content;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Contents as people read them.
final class Pretty {

  private static final JsonMapper LINES =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Pretty() {}

  static String text(Content content) {
    return LINES.writeValueAsString(content.tree());
  }
}
