package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.hub.access.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Schemas of the registry as REST.
@RestController
@RequestMapping("/v1/schemas")
final class ConfigSchemaApi {

  private static final String KEY = "Idempotency-Key";

  private final ConfigSchemas schemas;

  ConfigSchemaApi(ConfigSchemas schemas) {
    this.schemas = schemas;
  }

  record View(
      String id,
      String name,
      long version,
      RawJson content,
      String createdBy,
      Instant createdAt,
      Instant updatedAt) {}

  record NewSchema(String id, String name, RawJson content) {}

  /// @param version the one that was seen; or by If-Match
  record SchemaEdit(RawJson content, @Nullable Long version) {}

  @GetMapping
  List<View> list(Actor actor) {
    return schemas.list(actor).stream().map(this::view).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(
      Actor actor,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewSchema wish) {
    return tagged(
        HttpStatus.CREATED,
        schemas.create(actor, wish.id(), wish.name(), wish.content().content(), asked(key)));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable String id) {
    return tagged(HttpStatus.OK, schemas.one(actor, id));
  }

  @PutMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody SchemaEdit edit) {
    return tagged(
        HttpStatus.OK,
        schemas.change(
            actor,
            id,
            Tags.seen(ifMatch, edit.version()).version(),
            edit.content().content(),
            asked(key)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    schemas.remove(actor, id, asked(key));
  }

  private static Asked asked(@Nullable String key) {
    return Asked.of(Optional.ofNullable(key), "");
  }

  private View view(ConfigSchema it) {
    return new View(
        it.id(),
        it.name(),
        it.version(),
        RawJson.of(it.content()),
        schemas.name(it.createdBy()),
        it.createdAt(),
        it.updatedAt());
  }

  private ResponseEntity<View> tagged(HttpStatus status, ConfigSchema schema) {
    return ResponseEntity.status(status).eTag("\"" + schema.version() + "\"").body(view(schema));
  }
}
