package dev.migratehub.hub.inventory;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import dev.migratehub.hub.web.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// DB sets as REST, and the targets in them.
@RestController
@RequestMapping("/api/v1/db-sets")
final class DbSetApi {

  private final DbSets sets;
  private final DbTargets targets;

  DbSetApi(DbSets sets, DbTargets targets) {
    this.sets = sets;
    this.targets = targets;
  }

  record View(
      UUID id,
      UUID projectId,
      String env,
      String name,
      String description,
      boolean disabled,
      Instant createdAt,
      long version) {

    static View of(DbSet set) {
      return new View(
          set.id(),
          set.projectId(),
          set.environment(),
          set.name(),
          set.description(),
          set.disabled(),
          set.createdAt(),
          set.version());
    }
  }

  record NewSet(
      @Nullable UUID projectId,
      @Nullable String env,
      @Nullable String name,
      @Nullable String description) {

    DbSets.Wish wish() {
      return new DbSets.Wish(
          Fields.required("projectId", projectId),
          Fields.required("env", env),
          Fields.required("name", name),
          description == null ? "" : description);
    }
  }

  record Edit(@Nullable String name, @Nullable String description) {}

  @GetMapping
  Slice<View> list(
      Actor actor,
      @RequestParam(required = false) @Nullable UUID project,
      @RequestParam(required = false) @Nullable String env,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return sets.list(
            actor, Optional.ofNullable(project), Optional.ofNullable(env), Paging.of(limit, cursor))
        .map(View::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(Actor actor, @RequestBody NewSet wish) {
    return tagged(HttpStatus.CREATED, sets.create(actor, wish.wish()));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, sets.one(actor, id));
  }

  @PatchMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Edit edit) {
    DbSets.Edit wish =
        new DbSets.Edit(
            Optional.ofNullable(edit.name()),
            Optional.ofNullable(edit.description()),
            Versions.wanted(ifMatch));
    return tagged(HttpStatus.OK, sets.change(actor, id, wish));
  }

  @PostMapping("/{id}/disable")
  ResponseEntity<View> disable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, sets.disable(actor, id));
  }

  @PostMapping("/{id}/enable")
  ResponseEntity<View> enable(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, sets.enable(actor, id));
  }

  @GetMapping("/{id}/targets")
  List<DbTargetApi.View> targets(Actor actor, @PathVariable UUID id) {
    return targets.list(actor, id).stream().map(DbTargetApi.View::of).toList();
  }

  @PostMapping("/{id}/targets")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<DbTargetApi.View> createTarget(
      Actor actor, @PathVariable UUID id, @RequestBody DbTargetApi.Body body) {
    return DbTargetApi.tagged(HttpStatus.CREATED, targets.create(actor, id, body.wish()));
  }

  private static ResponseEntity<View> tagged(HttpStatus status, DbSet set) {
    return ResponseEntity.status(status).eTag(Versions.tag(set.version())).body(View.of(set));
  }
}
