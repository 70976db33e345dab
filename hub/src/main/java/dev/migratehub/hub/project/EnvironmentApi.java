package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.web.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Environments and their policies as REST.
@RestController
@RequestMapping("/api/v1/environments")
final class EnvironmentApi {

  private final Environments environments;

  EnvironmentApi(Environments environments) {
    this.environments = environments;
  }

  /// An environment.
  ///
  /// @param policy null where the registry has it and does not say it
  record View(
      String name, int position, @Nullable PolicyBody policy, long version, boolean inRegistry) {

    static View of(Environment environment) {
      return new View(
          environment.name(),
          environment.position(),
          environment.policy().map(PolicyBody::of).orElse(null),
          environment.version(),
          environment.inRegistry());
    }
  }

  record NewEnvironment(String name, PolicyBody policy) {}

  @GetMapping
  List<View> list(Actor actor) {
    return environments.list(actor).stream().map(View::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(Actor actor, @RequestBody NewEnvironment wish) {
    return tagged(
        HttpStatus.CREATED, environments.create(actor, wish.name(), wish.policy().policy()));
  }

  @PutMapping("/{name}/policy")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable String name,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PolicyBody policy) {
    return tagged(
        HttpStatus.OK, environments.change(actor, name, policy.policy(), Versions.wanted(ifMatch)));
  }

  private static ResponseEntity<View> tagged(HttpStatus status, Environment environment) {
    return ResponseEntity.status(status)
        .eTag(Versions.tag(environment.version()))
        .body(View.of(environment));
  }
}
