package dev.migratehub.hub;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds answers against the OpenAPI document of the hub that gave them.
final class Schemas {

  private static final String PLACE = "https://hub.example/openapi.json";

  private final JsonNode document;
  private final SchemaRegistry registry;

  Schemas(JsonNode document) {
    this.document = document;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            it -> it.schemas(Map.of(PLACE, document.toString())));
  }

  /// What is wrong with an answer; empty when nothing is.
  List<String> problems(String method, String path, int status, JsonNode answer) {
    JsonNode response =
        document.at(
            "/paths/%s/%s/responses/%d"
                .formatted(escaped(path), method.toLowerCase(Locale.ROOT), status));
    if (response.isMissingNode()) {
      return List.of("the document knows no answer " + status);
    }
    Optional<String> type =
        response.path("content").propertyNames().stream()
            .filter(it -> it.contains("json"))
            .findFirst();
    if (type.isEmpty()) {
      return answer.isNull() || answer.isMissingNode()
          ? List.of()
          : List.of("JSON where none is said to come");
    }
    String pointer =
        "#/paths/%s/%s/responses/%d/content/%s/schema"
            .formatted(escaped(path), method.toLowerCase(Locale.ROOT), status, escaped(type.get()));
    Schema schema =
        registry.getSchema(
            SchemaLocation.of("https://hub.example/answer"),
            JsonMapper.shared()
                .createObjectNode()
                .put("$ref", PLACE + pointer.replace("{", "%7B").replace("}", "%7D")));
    return schema.validate(answer).stream()
        .map(it -> it.getInstanceLocation() + " " + it.getMessage())
        .toList();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
