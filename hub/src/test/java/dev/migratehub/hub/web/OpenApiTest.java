package dev.migratehub.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.TestHub;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

final class OpenApiTest {

  private static TestHub hub;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    document = hub.client().get("/api/v1/openapi.json").json();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void it_is_of_version_3_1_and_names_no_place() {
    assertThat(document.at("/openapi").asString()).startsWith("3.1");
    assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
  }

  @Test
  void it_names_every_mapping_of_the_hub_and_no_other() {
    Set<String> mapped =
        hub
            .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .entrySet()
            .stream()
            .filter(it -> it.getValue().getBeanType().getName().startsWith("dev.migratehub."))
            .filter(it -> !it.getValue().getBeanType().getSimpleName().endsWith("Pages"))
            .flatMap(it -> routes(it.getKey()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method ->
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(mapped).hasSizeGreaterThan(30);
  }

  @Test
  void every_operation_says_how_it_is_refused_and_none_takes_an_actor() {
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  JsonNode responses = operation.getValue().get("responses");
                  assertThat(responses.propertyNames())
                      .as(path.getKey())
                      .contains("400", "401", "403", "404", "422", "429");
                  assertThat(responses.at("/403/content/application~1json/schema/$ref").asString())
                      .endsWith("/ErrorBody");
                  // The audit can be searched by the actor.
                  assertThat(
                          operation.getValue().toString().replace("\"actor\",\"in\":\"query\"", ""))
                      .as(path.getKey())
                      .doesNotContain("\"actor\"", "\"origin\"", "\"request\"");
                }));
  }

  @Test
  void every_operation_has_a_name_of_its_own_that_tells_its_route() {
    List<String> names =
        document
            .get("paths")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .map(it -> it.path("operationId").asString())
            .toList();
    assertThat(names).doesNotHaveDuplicates().contains("getRunsByIdItems", "postAuthLogin");
  }

  @Test
  void every_schema_that_is_named_is_there() {
    String text = document.toString();
    Pattern.compile("#/components/schemas/([A-Za-z0-9]+)")
        .matcher(text)
        .results()
        .forEach(it ->
            assertThat(document.at("/components/schemas/" + it.group(1)).isMissingNode())
                .as(it.group(1))
                .isFalse());
  }

  private static Set<String> routes(RequestMappingInfo info) {
    Set<String> routes = new TreeSet<>();
    for (String path : info.getPatternValues()) {
      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
        routes.add(method + " " + path);
      }
    }
    return routes;
  }
}
