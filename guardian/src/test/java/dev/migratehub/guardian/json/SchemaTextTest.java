package dev.migratehub.guardian.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTextTest {

  private static final String SERVICE =
      """
      {"type": "object", "required": ["name", "replicas"], "additionalProperties": false,
       "properties": {
         "name": {"type": "string", "pattern": "^[a-z]+$"},
         "replicas": {"type": "integer", "minimum": 1},
         "hosts": {"type": "array", "items": {"$ref": "#/$defs/host"}}},
       "$defs": {"host": {"type": "string", "minLength": 3}}}
      """;

  @Test
  void a_valid_content_breaks_no_rule() {
    assertThat(violations("{\"name\":\"web\",\"replicas\":2.0,\"hosts\":[\"abc\"]}")).isEmpty();
  }

  @Test
  void each_broken_rule_is_told_with_its_place() {
    assertThat(violations("{\"name\":\"Web\",\"replicas\":0,\"hosts\":[\"abc\",\"x\"],\"y\":1}"))
        .extracting(it -> it.pointer() + " " + it.rule())
        .containsExactlyInAnyOrder(
            "/name pattern", "/replicas minimum", "/hosts/1 minLength", " additionalProperties");
  }

  @Test
  void what_is_missing_is_told() {
    assertThat(violations("{}"))
        .extracting(it -> it.rule() + " " + it.message())
        .allSatisfy(it -> assertThat(it).startsWith("required"))
        .anySatisfy(it -> assertThat(it).contains("name"))
        .anySatisfy(it -> assertThat(it).contains("replicas"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"strange\"}",
        "{\"minimum\": \"1\"}",
        "{\"$ref\": \"http://127.0.0.1:1/schema.json\"}",
        "{\"$ref\": \"other.json\"}",
        "{\"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}}",
        "{\"$dynamicRef\": \"https://elsewhere.example/#x\"}",
        "{\"pattern\": \"(\"}",
        "{\"$ref\": \"#/$defs/nothing\"}",
        "[]"
      })
  void what_is_no_whole_schema_is_refused(String schema) {
    assertThatThrownBy(() -> SchemaText.of(Content.parse(schema))).isInstanceOf(BadContent.class);
  }

  @Test
  void a_pattern_that_would_run_for_ever_is_given_up() {
    SchemaText schema =
        SchemaText.of(Content.parse("{\"pattern\":\"^(.*)(.*)(.*)(.*)(.*)\\\\1x$\"}"));
    assertThat(schema.violations(Content.parse('"' + "a".repeat(60) + "\"")))
        .extracting(Violation::rule)
        .isEqualTo(List.of("limit"));
  }

  @Test
  void a_schema_that_refers_to_itself_without_end_is_given_up() {
    SchemaText schema =
        SchemaText.of(
            Content.parse("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}"));
    assertThat(schema.violations(Content.parse("1"))).isNotEmpty();
  }

  @Test
  void the_schema_of_schemas_may_be_referred_to() {
    SchemaText schema =
        SchemaText.of(Content.parse("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}"));
    assertThat(schema.violations(Content.parse("{\"type\":\"string\"}"))).isEmpty();
    assertThat(schema.violations(Content.parse("{\"type\":1}"))).isNotEmpty();
  }

  @Test
  void not_more_violations_are_told_than_anybody_reads() {
    SchemaText schema = SchemaText.of(Content.parse("{\"items\":{\"type\":\"string\"}}"));
    String many = "[" + "1,".repeat(500) + "1]";
    assertThat(schema.violations(Content.parse(many))).hasSize(Limits.VIOLATIONS);
  }

  private static List<Violation> violations(String content) {
    return SchemaText.of(Content.parse(SERVICE)).violations(Content.parse(content));
  }
}
