package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.json.Violation;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigSchema;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a configuration is written; what its schema says stands beside it.
@PageController
@RequestMapping("/configs/{id}")
final class ConfigEditorPages {

  private final Configs configs;
  private final ConfigSchemas schemas;
  private final Spaces spaces;
  private final Pages pages;

  ConfigEditorPages(Configs configs, ConfigSchemas schemas, Spaces spaces, Pages pages) {
    this.configs = configs;
    this.schemas = schemas;
    this.spaces = spaces;
    this.pages = pages;
  }

  /// What is being written.
  ///
  /// @param key of the one that is changed; empty for a new one
  /// @param violations what its schema says; empty where it says nothing or was not asked
  record Editor(
      Spaces.Space space,
      Optional<String> key,
      List<ConfigSchema> schemas,
      List<Violation> violations,
      Map<String, String> sent) {

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }

    String back() {
      String project = "/configs/" + space.project().id();
      return key.map(it -> project + "/c/" + it).orElse(project);
    }

    String path() {
      String project = "/configs/" + space.project().id();
      return key.map(it -> project + "/c/" + it + "/edit").orElse(project + "/new");
    }

    String check() {
      return "/configs/" + space.project().id() + "/check";
    }
  }

  @GetMapping("/new")
  ResponseEntity<byte[]> fresh(Actor actor, HttpServletRequest request, @PathVariable String id) {
    String first =
        schemas.list(actor).stream()
            .map(ConfigSchema::id)
            .min(Comparator.comparing(PolicyContent.SCHEMA::equals))
            .orElse("");
    Map<String, String> sent = Map.of("content", "{\n}", "schema", first);
    return show(actor, request, id, Optional.empty(), sent, Optional.empty());
  }

  @PostMapping("/new")
  ResponseEntity<byte[]> create(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam Map<String, String> sent) {
    if (sent.containsKey("check")) {
      return show(actor, request, id, Optional.empty(), sent, Optional.empty());
    }
    try {
      String key = sent.getOrDefault("key", "").strip();
      configs.change(
          actor,
          new Command.CreateConfig(
              Keys.fresh(id, key),
              sent.getOrDefault("schema", ""),
              0,
              new RawJson(sent.getOrDefault("content", "")).content()),
          Asked.once(sent.getOrDefault("comment", "")));
      return Pages.go("/configs/" + id + "/c/" + key, "created");
    } catch (Refusal e) {
      return show(actor, request, id, Optional.empty(), sent, Optional.of(SpacePages.shown(e)));
    }
  }

  @GetMapping("/c/{key}/edit")
  ResponseEntity<byte[]> edit(
      Actor actor, HttpServletRequest request, @PathVariable String id, @PathVariable String key) {
    Revision now = configs.one(actor, id, key, Consistency.STRICT).revision();
    Map<String, String> sent =
        Map.of("content", Pretty.text(now.content()), "schema", now.schema(), "seen", now.tag());
    return show(actor, request, id, Optional.of(key), sent, Optional.empty());
  }

  @PostMapping("/c/{key}/edit")
  ResponseEntity<byte[]> save(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam Map<String, String> sent) {
    if (sent.containsKey("check")) {
      return show(actor, request, id, Optional.of(key), sent, Optional.empty());
    }
    try {
      configs.change(
          actor,
          new Command.ChangeConfig(
              Keys.asked(id, key),
              Tags.seen(sent.get("seen"), null),
              0,
              new RawJson(sent.getOrDefault("content", "")).content()),
          Asked.once(sent.getOrDefault("comment", "")));
      return Pages.go("/configs/" + id + "/c/" + key, "saved");
    } catch (Refusal e) {
      return show(actor, request, id, Optional.of(key), sent, Optional.of(SpacePages.shown(e)));
    }
  }

  /// What the schema says, while it is written.
  @PostMapping("/check")
  ResponseEntity<byte[]> check(
      Actor actor, @PathVariable String id, @RequestParam Map<String, String> sent) {
    return pages.part(
        "configuration/violations", Map.of("violations", violations(actor, id, sent)));
  }

  private List<Violation> violations(Actor actor, String id, Map<String, String> sent) {
    return configs.check(
        actor, id, sent.getOrDefault("schema", ""), sent.getOrDefault("content", ""));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      HttpServletRequest request,
      String id,
      Optional<String> key,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Spaces.Space space = spaces.one(actor, id);
    String title = key.map(it -> "Edit " + it).orElse("New configuration");
    Frame frame = ConfigPages.frame(actor, request, space, title);
    Editor editor = new Editor(space, key, schemas.list(actor), violations(actor, id, sent), sent);
    return pages.show("configuration/editor", problem.map(frame::with).orElse(frame), editor);
  }
}
