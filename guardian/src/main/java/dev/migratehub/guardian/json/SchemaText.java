package dev.migratehub.guardian.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A JSON Schema (2020-12) that is ready to be held against contents. It is whole: nothing that it
/// refers to lies elsewhere, and what it can cost is bounded.
public final class SchemaText {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final Schema OF_SCHEMAS = registry().getSchema(SchemaLocation.of(DIALECT));

  private final Schema schema;

  private SchemaText(Schema schema) {
    this.schema = schema;
  }

  /// Reads a schema.
  ///
  /// @throws BadContent when it is none of 2020-12, refers elsewhere, or is beyond a [Limits]
  public static SchemaText of(Content content) {
    if (content.text().length() > Limits.SCHEMA) {
      throw new BadContent("", "limit", "longer than " + Limits.SCHEMA + " characters");
    }
    JsonNode tree = content.tree();
    checkWhole(tree, "");
    List<Violation> violations = violations(OF_SCHEMAS, tree);
    if (!violations.isEmpty()) {
      throw new BadContent(violations);
    }
    try {
      Schema schema = registry().getSchema(SchemaLocation.of("urn:guardian:schema"), tree);
      schema.initializeValidators();
      return new SchemaText(schema);
    } catch (SchemaException | Pattern.TooCostly e) {
      throw new BadContent("", "schema", String.valueOf(e.getMessage()));
    }
  }

  /// Holds a content against it.
  ///
  /// @throws BadContent with each place that breaks a rule
  public void check(Content content) {
    List<Violation> violations = violations(content);
    if (!violations.isEmpty()) {
      throw new BadContent(violations);
    }
  }

  /// Each place of a content that breaks a rule; empty when it is valid.
  public List<Violation> violations(Content content) {
    return violations(schema, content.tree());
  }

  private static List<Violation> violations(Schema schema, JsonNode tree) {
    try {
      return schema
          .validate(
              tree,
              context ->
                  context.executionConfig(it ->
                      it.maxEvaluationSteps(Limits.STEPS).maxEvaluationDepth(Limits.DEPTH * 16)))
          .stream()
          .limit(Limits.VIOLATIONS)
          .map(SchemaText::violation)
          .toList();
    } catch (SchemaException | ValidationLimitExceededException | Pattern.TooCostly e) {
      return List.of(new Violation("", "limit", String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      return List.of(new Violation("", "limit", "the schema refers to itself without end"));
    }
  }

  private static Violation violation(Error error) {
    return new Violation(
        error.getInstanceLocation().toString(), error.getKeyword(), error.getMessage());
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        it ->
            it.schemaCacheEnabled(false)
                .schemaLoader(loader -> loader.fetchRemoteResources(false))
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .regularExpressionFactory(Pattern::compile)
                        .build()));
  }

  /// References may lead to a place within, or to the schema of schemas.
  private static void checkWhole(JsonNode node, String pointer) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey();
        boolean refers = name.equals("$ref") || name.equals("$dynamicRef");
        if (refers && member.getValue().isString() && !isHere(member.getValue().stringValue())) {
          throw new BadContent(
              pointer + "/" + name, name, "refers to another place, and nothing is fetched");
        }
        checkWhole(member.getValue(), pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkWhole(node.get(i), pointer + "/" + i);
      }
    }
  }

  private static boolean isHere(String reference) {
    return reference.startsWith("#") || reference.equals(DIALECT);
  }
}
