package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.RoleLevel;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Projects of the registry as REST.
@RestController
@RequestMapping("/v1/projects")
final class SpaceApi {

  private static final String KEY = "Idempotency-Key";

  private final Spaces spaces;

  SpaceApi(Spaces spaces) {
    this.spaces = spaces;
  }

  /// @param role of whoever asks
  record View(String id, String name, String owner, String role, long configs, Instant createdAt) {

    static View of(Spaces.Space it) {
      return new View(
          it.project().id(),
          it.project().name(),
          it.owner(),
          Rights.text(it.role()),
          it.configs(),
          it.project().createdAt());
    }
  }

  /// @param apiKey shown this once; missing for a request that was done before
  record KeyedView(View project, Optional<String> apiKey) {

    static KeyedView of(Spaces.Keyed it) {
      return new KeyedView(View.of(it.space()), it.apiKey());
    }
  }

  record NewProject(String id, String name) {}

  record RoleView(String user, String email, String role) {}

  record NewRole(String email, String role) {}

  @GetMapping
  List<View> list(Actor actor) {
    return spaces.list(actor).stream().map(View::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyedView create(
      Actor actor,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewProject wish) {
    return KeyedView.of(spaces.create(actor, wish.id(), wish.name(), asked(key)));
  }

  @GetMapping("/{id}")
  View one(Actor actor, @PathVariable String id) {
    return View.of(spaces.one(actor, id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    spaces.remove(actor, id, asked(key));
  }

  @PostMapping("/{id}/api-key/rotate")
  KeyedView rotate(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return KeyedView.of(spaces.rotate(actor, id, asked(key)));
  }

  @GetMapping("/{id}/roles")
  List<RoleView> roles(Actor actor, @PathVariable String id) {
    return spaces.holders(actor, id).stream()
        .map(it -> new RoleView(it.id(), it.email(), Rights.text(it.role())))
        .toList();
  }

  @PostMapping("/{id}/roles")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void grant(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewRole wish) {
    spaces.grant(actor, id, wish.email(), level(wish.role()), asked(key));
  }

  @DeleteMapping("/{id}/roles/{user}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      Actor actor,
      @PathVariable String id,
      @PathVariable String user,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    spaces.revoke(actor, id, user, asked(key));
  }

  static RoleLevel level(String text) {
    try {
      return RoleLevel.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role", "must be admin, editor or viewer");
    }
  }

  private static Asked asked(@Nullable String key) {
    return Asked.of(Optional.ofNullable(key), "");
  }
}
