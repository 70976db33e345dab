package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.change.SqlDiff;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A configuration, its history, and what was different between two versions.
@PageController
@RequestMapping("/configs/{id}/c/{key}")
final class ConfigPages {

  private final Configs configs;
  private final Spaces spaces;
  private final Pages pages;

  ConfigPages(Configs configs, Spaces spaces, Pages pages) {
    this.configs = configs;
    this.spaces = spaces;
    this.pages = pages;
  }

  /// A configuration with its history, the newest version first.
  record One(Spaces.Space space, List<Configs.Written> versions) {

    Configs.Written now() {
      return versions.getFirst();
    }

    String content() {
      return Pretty.text(now().revision().content());
    }

    String path() {
      return ConfigPages.path(now().revision().key());
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
  }

  /// Two versions of a configuration.
  record Difference(
      Spaces.Space space,
      List<Configs.Written> versions,
      Revision from,
      Revision to,
      SqlDiff lines,
      boolean sides) {

    String path() {
      return ConfigPages.path(to.key());
    }

    Revision now() {
      return versions.getFirst().revision();
    }

    boolean edits() {
      return space.role() != RoleLevel.VIEWER;
    }
  }

  static String path(ConfigKey key) {
    return "/configs/" + key.project() + "/c/" + key.key();
  }

  @GetMapping
  ResponseEntity<byte[]> one(
      Actor actor, HttpServletRequest request, @PathVariable String id, @PathVariable String key) {
    return one(actor, request, id, key, Optional.empty());
  }

  private ResponseEntity<byte[]> one(
      Actor actor, HttpServletRequest request, String id, String key, Optional<Refusal> problem) {
    One one = new One(spaces.one(actor, id), configs.revisions(actor, id, key));
    Frame frame = frame(actor, request, one.space(), key);
    return pages.show("configuration/config", problem.map(frame::with).orElse(frame), one);
  }

  static Frame frame(Actor actor, HttpServletRequest request, Spaces.Space space, String title) {
    return Frame.of(actor, request, "configs", title)
        .below("Configurations", "/configs")
        .below(space.project().name(), "/configs/" + space.project().id());
  }

  @GetMapping("/diff")
  ResponseEntity<byte[]> diff(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable Long from,
      @RequestParam(required = false) @Nullable Long to,
      @RequestParam(defaultValue = "sides") String view) {
    Revision after =
        to == null
            ? configs.one(actor, id, key, Consistency.STRICT).revision()
            : configs.revision(actor, id, key, to).revision();
    long other = from == null ? Math.max(1, after.version() - 1) : from;
    Revision before = configs.revision(actor, id, key, other).revision();
    Spaces.Space space = spaces.one(actor, id);
    String title = "Version %d against %d".formatted(after.version(), before.version());
    return pages.show(
        "configuration/diff",
        frame(actor, request, space, title).below(key, path(after.key())),
        new Difference(
            space,
            configs.revisions(actor, id, key),
            before,
            after,
            SqlDiff.of(Pretty.text(before.content()), Pretty.text(after.content())),
            !view.equals("unified")));
  }

  @PostMapping("/rollback")
  ResponseEntity<byte[]> rollBack(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam Map<String, String> sent) {
    try {
      configs.change(
          actor,
          new Command.RollBack(
              Keys.asked(id, key), Tags.seen(sent.get("seen"), null), 0, number(sent, "to"), 0),
          Asked.once(sent.getOrDefault("comment", "")));
      return Pages.go("/configs/" + id + "/c/" + key, "rolled");
    } catch (Refusal e) {
      return one(actor, request, id, key, Optional.of(SpacePages.shown(e)));
    }
  }

  @PostMapping("/delete")
  ResponseEntity<byte[]> delete(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam Map<String, String> sent) {
    try {
      if (!sent.getOrDefault("confirm", "").strip().equals(key)) {
        throw Refusal.invalid("confirm", "must be the configuration's key, " + key);
      }
      configs.remove(
          actor,
          new Command.RemoveConfig(Keys.asked(id, key), Tags.seen(sent.get("seen"), null)),
          Asked.once(sent.getOrDefault("comment", "")));
      return Pages.go("/configs/" + id, "removed");
    } catch (Refusal e) {
      return one(actor, request, id, key, Optional.of(SpacePages.shown(e)));
    }
  }

  private static long number(Map<String, String> sent, String field) {
    try {
      return Long.parseLong(sent.getOrDefault(field, ""));
    } catch (NumberFormatException e) {
      throw Refusal.invalid(field, "must be a number");
    }
  }
}
