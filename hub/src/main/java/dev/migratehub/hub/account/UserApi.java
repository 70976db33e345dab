package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import dev.migratehub.hub.web.Versions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Users as REST.
@RestController
@RequestMapping("/api/v1/users")
final class UserApi {

  private final Users users;

  UserApi(Users users) {
    this.users = users;
  }

  record View(
      UUID id,
      String email,
      String name,
      String role,
      boolean disabled,
      boolean knownToProvider,
      Instant createdAt,
      Optional<Instant> lastSignInAt,
      long version) {

    static View of(User user) {
      return new View(
          user.id(),
          user.email(),
          user.name(),
          user.role().text(),
          user.disabled(),
          user.identity().isPresent(),
          user.createdAt(),
          user.lastSignInAt(),
          user.version());
    }
  }

  record NewUser(String email, @Nullable String name, String role) {}

  record Edit(@Nullable String name, @Nullable String role) {}

  record NewPassword(String password, @Nullable String present) {
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  @GetMapping
  Slice<View> list(
      Actor actor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return users.list(actor, Paging.of(limit, cursor)).map(View::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(Actor actor, @RequestBody NewUser wish) {
    String name = Objects.requireNonNullElse(wish.name(), "");
    return tagged(HttpStatus.CREATED, users.create(actor, wish.email(), name, role(wish.role())));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, users.one(actor, id));
  }

  @PatchMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Edit edit) {
    return tagged(
        HttpStatus.OK,
        users.change(
            actor,
            id,
            Optional.ofNullable(edit.name()),
            Optional.ofNullable(edit.role()).map(UserApi::role),
            Versions.wanted(ifMatch)));
  }

  @PostMapping("/{id}/disable")
  ResponseEntity<View> disable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, users.disable(actor, id));
  }

  @PostMapping("/{id}/enable")
  ResponseEntity<View> enable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, users.enable(actor, id));
  }

  @PutMapping("/{id}/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void password(Actor actor, @PathVariable UUID id, @RequestBody NewPassword wish) {
    String present = Objects.requireNonNullElse(wish.present(), "");
    users.password(actor, id, present, wish.password());
  }

  private static Role role(String text) {
    try {
      return Role.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role", "must be user, manager or admin");
    }
  }

  private static ResponseEntity<View> tagged(HttpStatus status, User user) {
    return ResponseEntity.status(status).eTag(Versions.tag(user.version())).body(View.of(user));
  }
}
