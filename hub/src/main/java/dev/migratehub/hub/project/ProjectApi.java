package dev.migratehub.hub.project;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
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
import org.springframework.web.bind.annotation.DeleteMapping;
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

/// Projects as REST.
@RestController
@RequestMapping("/api/v1/projects")
final class ProjectApi {

  private final Projects projects;

  ProjectApi(Projects projects) {
    this.projects = projects;
  }

  record View(
      UUID id, String slug, String name, String description, Instant createdAt, long version) {

    static View of(Project project) {
      return new View(
          project.id(),
          project.slug(),
          project.name(),
          project.description(),
          project.createdAt(),
          project.version());
    }
  }

  record NewProject(String slug, String name, @Nullable String description) {}

  record Edit(@Nullable String name, @Nullable String description) {}

  record MemberView(UUID userId, String email, String name, String role, Instant since) {}

  record NewRole(String role) {}

  @GetMapping
  Slice<View> list(
      Actor actor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return projects.list(actor, Paging.of(limit, cursor)).map(View::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(Actor actor, @RequestBody NewProject wish) {
    String description = wish.description() == null ? "" : wish.description();
    return tagged(
        HttpStatus.CREATED, projects.create(actor, wish.slug(), wish.name(), description));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, projects.access(actor, id).project());
  }

  @PatchMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Edit edit) {
    return tagged(
        HttpStatus.OK,
        projects.change(
            actor,
            id,
            Optional.ofNullable(edit.name()),
            Optional.ofNullable(edit.description()),
            Versions.wanted(ifMatch)));
  }

  @GetMapping("/{id}/members")
  List<MemberView> members(Actor actor, @PathVariable UUID id) {
    return projects.members(actor, id).stream()
        .map(it -> new MemberView(it.userId(), it.email(), it.name(), it.role().text(), it.since()))
        .toList();
  }

  @PutMapping("/{id}/members/{user}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putMember(
      Actor actor, @PathVariable UUID id, @PathVariable UUID user, @RequestBody NewRole wish) {
    projects.putMember(actor, id, user, role(wish.role()));
  }

  @DeleteMapping("/{id}/members/{user}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeMember(Actor actor, @PathVariable UUID id, @PathVariable UUID user) {
    projects.removeMember(actor, id, user);
  }

  private static Role role(String text) {
    try {
      return Role.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role", "must be user or manager");
    }
  }

  private static ResponseEntity<View> tagged(HttpStatus status, Project project) {
    return ResponseEntity.status(status)
        .eTag(Versions.tag(project.version()))
        .body(View.of(project));
  }
}
