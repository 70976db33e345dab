package dev.migratehub.guardian;

import dev.migratehub.guardian.json.SchemaText;
import dev.migratehub.guardian.registry.ConfigSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Schemas that were read already, the current version of each.
final class Schemas {

  private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

  SchemaText of(ConfigSchema schema) {
    return compiled
        .compute(
            schema.id(),
            (_, known) ->
                known != null && known.index() == schema.index()
                    ? known
                    : new Compiled(schema.index(), SchemaText.of(schema.content())))
        .text();
  }

  private record Compiled(long index, SchemaText text) {}
}
