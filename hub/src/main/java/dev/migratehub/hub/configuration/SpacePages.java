package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Projects of the registry: what they hold, who may what, and the API key.
@PageController
@RequestMapping("/configs")
final class SpacePages {

  private static final int MOST = 100;

  private final Spaces spaces;
  private final Configs configs;
  private final Pages pages;

  SpacePages(Spaces spaces, Configs configs, Pages pages) {
    this.spaces = spaces;
    this.configs = configs;
    this.pages = pages;
  }

  /// All projects that somebody sees.
  record All(List<Spaces.Space> spaces, boolean makes, Map<String, String> sent) {

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }
  }

  /// One project.
  ///
  /// @param issued an API key that was just made, which is shown this once
  record One(
      Spaces.Space space,
      Configs.Page configs,
      String prefix,
      List<Spaces.Holder> holders,
      Optional<String> issued,
      Map<String, String> sent) {

    String path() {
      return "/configs/" + space.project().id();
    }

    boolean ofHub() {
      return HubsOwn.is(space.project().id());
    }

    String kept() {
      return HubsOwn.KEPT;
    }

    boolean edits() {
      return space.role() != RoleLevel.VIEWER;
    }

    boolean rules() {
      return space.role() == RoleLevel.ADMIN;
    }

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }

    Optional<String> next() {
      return configs
          .next()
          .map(it -> "%s?prefix=%s&after=%s".formatted(path(), encoded(prefix), encoded(it)));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  @GetMapping
  ResponseEntity<byte[]> all(Actor actor, HttpServletRequest request) {
    return all(actor, request, Map.of(), Optional.empty());
  }

  @PostMapping
  ResponseEntity<byte[]> create(
      Actor actor, HttpServletRequest request, @RequestParam Map<String, String> sent) {
    try {
      String id = sent.getOrDefault("id", "").strip();
      Spaces.Keyed made = spaces.create(actor, id, sent.getOrDefault("name", ""), Asked.once(""));
      return one(actor, request, id, "", "", made.apiKey(), Map.of(), Optional.empty());
    } catch (Refusal e) {
      return all(actor, request, sent, Optional.of(shown(e)));
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<byte[]> one(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String prefix,
      @RequestParam(defaultValue = "") String after) {
    return one(actor, request, id, prefix, after, Optional.empty(), Map.of(), Optional.empty());
  }

  @PostMapping("/{id}/do/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable String deed,
      @RequestParam Map<String, String> sent) {
    try {
      return switch (deed) {
        case "grant" -> {
          spaces.grant(
              actor,
              id,
              sent.getOrDefault("email", ""),
              SpaceApi.level(sent.getOrDefault("role", "")),
              Asked.once(""));
          yield Pages.go("/configs/" + id, "saved");
        }
        case "revoke" -> {
          spaces.revoke(actor, id, sent.getOrDefault("user", ""), Asked.once(""));
          yield Pages.go("/configs/" + id, "removed");
        }
        case "rotate" -> {
          Optional<String> key = spaces.rotate(actor, id, Asked.once("")).apiKey();
          yield one(actor, request, id, "", "", key, Map.of(), Optional.empty());
        }
        case "remove" -> {
          if (!sent.getOrDefault("confirm", "").strip().equals(id)) {
            throw Refusal.invalid("confirm", "must be the project's id, " + id);
          }
          spaces.remove(actor, id, Asked.once(""));
          yield Pages.go("/configs", "removed");
        }
        default -> throw Refusal.notFound("page");
      };
    } catch (Refusal e) {
      return one(actor, request, id, "", "", Optional.empty(), sent, Optional.of(shown(e)));
    }
  }

  /// What is said in the form's place; the rest is a page of its own.
  static Refusal shown(Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED || refusal.fault() == Fault.NOT_FOUND) {
      throw refusal;
    }
    return refusal;
  }

  private ResponseEntity<byte[]> all(
      Actor actor,
      HttpServletRequest request,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Frame frame = Frame.of(actor, request, "configs", "Configurations");
    All all = new All(spaces.list(actor), actor.role().covers(Role.MANAGER), sent);
    return pages.show("configuration/spaces", problem.map(frame::with).orElse(frame), all);
  }

  private ResponseEntity<byte[]> one(
      Actor actor,
      HttpServletRequest request,
      String id,
      String prefix,
      String after,
      Optional<String> issued,
      Map<String, String> sent,
      Optional<Refusal> problem) {
    Spaces.Space space = spaces.one(actor, id);
    Frame frame =
        Frame.of(actor, request, "configs", space.project().name())
            .below("Configurations", "/configs");
    One one =
        new One(
            space,
            configs.list(actor, id, prefix, after, MOST, Consistency.STRICT),
            prefix,
            spaces.holders(actor, id),
            issued,
            sent);
    return pages.show("configuration/space", problem.map(frame::with).orElse(frame), one);
  }
}
