package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The schemas that configurations are held against.
@PageController
@RequestMapping("/config-schemas")
final class ConfigSchemaPages {

  private final ConfigSchemas schemas;
  private final Pages pages;

  ConfigSchemaPages(ConfigSchemas schemas, Pages pages) {
    this.schemas = schemas;
    this.pages = pages;
  }

  /// All of them.
  record All(List<ConfigSchema> schemas, boolean makes, Map<String, String> sent) {

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }
  }

  /// One of them.
  ///
  /// @param changes whether who looks may change it
  record One(ConfigSchema schema, String creator, boolean changes, String content) {

    /// Who changes it, for who may not.
    String whyNot() {
      return schema.id().equals(PolicyContent.SCHEMA)
          ? HubsOwn.KEPT
          : "Only " + creator + " and admins change it.";
    }
  }

  @GetMapping
  ResponseEntity<byte[]> all(Actor actor, HttpServletRequest request) {
    return all(actor, request, Map.of("content", "{\n  \"type\": \"object\"\n}"), Optional.empty());
  }

  @PostMapping
  ResponseEntity<byte[]> create(
      Actor actor, HttpServletRequest request, @RequestParam Map<String, String> sent) {
    try {
      String id = sent.getOrDefault("id", "").strip();
      schemas.create(
          actor,
          id,
          sent.getOrDefault("name", ""),
          new RawJson(sent.getOrDefault("content", "")).content(),
          Asked.once(""));
      return Pages.go("/config-schemas/" + id, "created");
    } catch (Refusal e) {
      return all(actor, request, sent, Optional.of(SpacePages.shown(e)));
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<byte[]> one(Actor actor, HttpServletRequest request, @PathVariable String id) {
    return one(actor, request, id, Map.of(), Optional.empty());
  }

  @PostMapping("/{id}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam Map<String, String> sent) {
    try {
      if (sent.containsKey("remove")) {
        schemas.remove(actor, id, Asked.once(""));
        return Pages.go("/config-schemas", "removed");
      }
      schemas.change(
          actor,
          id,
          Tags.seen(sent.get("seen"), null).version(),
          new RawJson(sent.getOrDefault("content", "")).content(),
          Asked.once(""));
      return Pages.go("/config-schemas/" + id, "saved");
    } catch (Refusal e) {
      return one(actor, request, id, sent, Optional.of(SpacePages.shown(e)));
    }
  }

  private ResponseEntity<byte[]> all(
      Actor actor,
      HttpServletRequest request,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Frame frame =
        Frame.of(actor, request, "configs", "Schemas").below("Configurations", "/configs");
    All all = new All(schemas.list(actor), actor.role().covers(Role.MANAGER), sent);
    return pages.show("configuration/schemas", problem.map(frame::with).orElse(frame), all);
  }

  private ResponseEntity<byte[]> one(
      Actor actor,
      HttpServletRequest request,
      String id,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    ConfigSchema schema = schemas.one(actor, id);
    Frame frame =
        Frame.of(actor, request, "configs", schema.name())
            .below("Configurations", "/configs")
            .below("Schemas", "/config-schemas");
    One one =
        new One(
            schema,
            schemas.name(schema.createdBy()),
            schemas.changes(actor, schema) && !id.equals(PolicyContent.SCHEMA),
            sent.getOrDefault("content", Pretty.text(schema.content())));
    return pages.show("configuration/schema", problem.map(frame::with).orElse(frame), one);
  }
}
