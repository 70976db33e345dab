package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Actor;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfToken;

/// What the hub says of its REST interface.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String ERROR = "ErrorBody";
  private static final Map<String, String> REFUSALS =
      Map.ofEntries(
          Map.entry("400", "The request cannot be read."),
          Map.entry("401", "Nobody is signed in, or the token is refused."),
          Map.entry("403", "Role, scope or CSRF token do not suffice."),
          Map.entry("404", "There is none, or none that the caller may know of."),
          Map.entry("409", "Things are not as they must be for that."),
          Map.entry("410", "It is not kept any more."),
          Map.entry("412", "It was changed since it was read."),
          Map.entry("413", "The request is too large."),
          Map.entry("422", "What is asked for makes no sense; the details name the fields."),
          Map.entry("429", "Too often; Retry-After says for how many seconds to wait."),
          Map.entry("500", "A bug; the log tells more under the request's id."));

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, CsrfToken.class);
  }

  @Bean
  OpenAPI aboutOpenApi() {
    Components components =
        new Components()
            .addSecuritySchemes(
                "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
            .addSecuritySchemes(
                "session",
                new SecurityScheme()
                    .type(SecurityScheme.Type.APIKEY)
                    .in(SecurityScheme.In.COOKIE)
                    .name("__Host-migratehub")
                    .description("Needs the header X-CSRF-Token as well, to change anything."));
    return new OpenAPI()
        .info(
            new Info()
                .title("Migrate Hub")
                .version("1")
                .description("Tracks, approves and executes changes of databases."))
        .components(components)
        .servers(List.of(new Server().url("/")))
        .addSecurityItem(new SecurityRequirement().addList("token"))
        .addSecurityItem(new SecurityRequirement().addList("session"));
  }

  /// Every operation may be refused, always in one form.
  @Bean
  GlobalOpenApiCustomizer refusalsInOpenApi() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(ErrorBody.class)
          .forEach(api.getComponents()::addSchemas);
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiConfiguration::mayBeRefused);
      api.getPaths()
          .forEach((path, item) ->
              item.readOperationsMap()
                  .forEach(
                      (method, operation) -> operation.setOperationId(name(method.name(), path))));
    };
  }

  /// A name for generated clients, which stays as long as the route: `GET /api/v1/runs/{id}/items`
  /// is `getRunsByIdItems`. What can be reached without `/api/v1` too has a name of its own there.
  private static String name(String method, String path) {
    StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
    for (String word : path.replaceFirst("^/api/v1/", "").split("[/-]", -1)) {
      String plain = word.startsWith("{") ? "By" + capital(word.substring(1)) : capital(word);
      name.append(plain.replace("}", ""));
    }
    return path.startsWith("/api/v1/") || path.startsWith("/v1/")
        ? name.toString()
        : name + "Unversioned";
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static void mayBeRefused(Operation operation) {
    Content error =
        new Content()
            .addMediaType(
                "application/json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + ERROR)));
    REFUSALS.forEach((status, sentence) ->
        operation
            .getResponses()
            .addApiResponse(status, new ApiResponse().description(sentence).content(error)));
  }
}
