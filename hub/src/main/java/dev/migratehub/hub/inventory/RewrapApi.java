package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The keys of sealed secrets as REST.
@RestController
@RequestMapping("/api/v1/secrets")
final class RewrapApi {

  private final Rewraps rewraps;

  RewrapApi(Rewraps rewraps) {
    this.rewraps = rewraps;
  }

  @GetMapping
  Rewraps.Keys keys(Actor actor) {
    return rewraps.keys(actor);
  }

  @PostMapping("/rewrap")
  Rewraps.Keys rewrap(Actor actor) {
    return rewraps.rewrap(actor);
  }
}
