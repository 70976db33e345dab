package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
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

  record PolicyBody(
      boolean approverDiffers,
      String executor,
      String targetCreator,
      int approvalHours,
      List<String> networks) {

    static PolicyBody of(Policy policy) {
      return new PolicyBody(
          policy.approverDiffers(),
          policy.executor().text(),
          policy.targetCreator().text(),
          policy.approvalHours(),
          policy.networks());
    }

    Policy policy() {
      return new Policy(
          approverDiffers,
          role("executor", executor),
          role("targetCreator", targetCreator),
          approvalHours,
          networks);
    }

    private static Role role(String field, String text) {
      try {
        return Role.of(text);
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid(field, "must be user, manager or admin");
      }
    }
  }

  record View(String name, int position, PolicyBody policy, long version) {

    static View of(Environment environment) {
      return new View(
          environment.name(),
          environment.position(),
          PolicyBody.of(environment.policy()),
          environment.version());
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
