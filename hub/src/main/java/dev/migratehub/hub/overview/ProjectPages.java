package dev.migratehub.hub.overview;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.hub.inventory.DbSet;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.DbTarget;
import dev.migratehub.hub.inventory.DbTargets;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.run.RunLines;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.Links;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Projects, and the page of one.
@PageController
final class ProjectPages {

  private static final int SOME = 20;
  private static final int MOST = 200;

  private final Projects projects;
  private final Environments environments;
  private final DbSets sets;
  private final DbTargets targets;
  private final RunLines lines;
  private final ChangeLines changes;
  private final Users users;
  private final Pages pages;

  ProjectPages(
      Projects projects,
      Environments environments,
      DbSets sets,
      DbTargets targets,
      RunLines lines,
      ChangeLines changes,
      Users users,
      Pages pages) {
    this.projects = projects;
    this.environments = environments;
    this.sets = sets;
    this.targets = targets;
    this.lines = lines;
    this.changes = changes;
    this.users = users;
    this.pages = pages;
  }

  /// What the page of all projects shows.
  record All(Slice<Project> projects, Map<String, String> sent, Optional<String> next) {

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }
  }

  /// What the page of a project shows.
  ///
  /// @param people whom an admin can add
  record One(
      Project project,
      Role role,
      List<Environment> environments,
      List<Place> places,
      List<RunLines.Stand> stands,
      List<ChangeLine> changes,
      List<Project.Member> members,
      List<User> people,
      Map<String, String> sent) {

    String path() {
      return "/p/" + project.slug();
    }

    List<Place> places(String environment) {
      return places.stream().filter(it -> it.set().environment().equals(environment)).toList();
    }

    Optional<RunLines.Stand> stand(String environment) {
      return stands.stream().filter(it -> it.environment().equals(environment)).findFirst();
    }

    /// Whether it is the form of its name and description that comes back.
    boolean about() {
      return sent.containsKey("version");
    }

    String sent(String field) {
      return sent.getOrDefault(field, "");
    }
  }

  /// A DB set and its targets.
  record Place(DbSet set, List<DbTarget> targets) {}

  @GetMapping("/projects")
  ResponseEntity<byte[]> all(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String cursor) {
    return all(actor, request, cursor, Optional.empty(), Map.of());
  }

  @PostMapping("/projects")
  ResponseEntity<byte[]> create(
      Actor actor, HttpServletRequest request, @RequestParam Map<String, String> sent) {
    try {
      Project made =
          projects.create(
              actor,
              sent.getOrDefault("slug", "").strip(),
              sent.getOrDefault("name", ""),
              sent.getOrDefault("description", ""));
      return Pages.go("/p/" + made.slug(), "created");
    } catch (Refusal e) {
      signedIn(e);
      return all(actor, request, null, Optional.of(e), sent);
    }
  }

  private ResponseEntity<byte[]> all(
      Actor actor,
      HttpServletRequest request,
      @Nullable String cursor,
      Optional<Refusal> problem,
      Map<String, String> sent) {
    Slice<Project> found = projects.list(actor, Paging.of(null, cursor));
    Frame frame = Frame.of(actor, request, "projects", "Projects");
    return pages.show(
        "overview/projects",
        problem.map(frame::with).orElse(frame),
        new All(found, sent, Links.next(request, found.next())));
  }

  @GetMapping("/p/{slug}")
  ResponseEntity<byte[]> one(Actor actor, HttpServletRequest request, @PathVariable String slug) {
    return one(actor, request, slug, Optional.empty(), Map.of());
  }

  @PostMapping("/p/{slug}/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable String deed,
      @RequestParam Map<String, String> sent) {
    try {
      Project project = projects.access(actor, slug).project();
      return act(actor, project, deed, sent);
    } catch (Refusal e) {
      signedIn(e);
      if (e.fault() == Fault.NOT_FOUND) {
        throw e;
      }
      return one(actor, request, slug, Optional.of(e), sent);
    }
  }

  private ResponseEntity<byte[]> act(
      Actor actor, Project project, String deed, Map<String, String> sent) {
    String path = "/p/" + project.slug();
    return switch (deed) {
      case "sets" -> {
        DbSets.Wish wish =
            new DbSets.Wish(
                project.id(),
                sent.getOrDefault("environment", ""),
                sent.getOrDefault("name", "").strip(),
                sent.getOrDefault("description", ""));
        yield Pages.go(path + "/sets/" + sets.create(actor, wish).id(), "created");
      }
      case "members" -> {
        Role role = sent.getOrDefault("role", "").equals("manager") ? Role.MANAGER : Role.USER;
        projects.putMember(actor, project.id(), id(sent), role);
        yield Pages.go(path, "saved");
      }
      case "remove-member" -> {
        projects.removeMember(actor, project.id(), id(sent));
        yield Pages.go(path, "removed");
      }
      case "about" -> {
        projects.change(
            actor,
            project.id(),
            Optional.ofNullable(sent.get("name")),
            Optional.ofNullable(sent.get("description")),
            Optional.ofNullable(sent.get("version")).map(Long::valueOf));
        yield Pages.go(path, "saved");
      }
      default -> throw Refusal.notFound("page");
    };
  }

  private ResponseEntity<byte[]> one(
      Actor actor,
      HttpServletRequest request,
      String slug,
      Optional<Refusal> problem,
      Map<String, String> sent) {
    Project.Access access = projects.access(actor, slug);
    Project project = access.project();
    List<Place> places =
        sets
            .list(
                actor, Optional.of(project.id()), Optional.empty(), new Paging(MOST, Cursor.START))
            .items()
            .stream()
            .map(it -> new Place(it, targets.list(actor, it.id())))
            .toList();
    One one =
        new One(
            project,
            access.role(),
            environments.list(actor),
            places,
            lines.stands(actor, project.id()),
            changes.of(project, ChangeLines.Filter.OPEN, new Paging(SOME, Cursor.START)).items(),
            projects.members(actor, project.id()),
            actor.role() == Role.ADMIN
                ? users.list(actor, new Paging(MOST, Cursor.START)).items()
                : List.of(),
            sent);
    Frame frame =
        Frame.of(actor, request, "projects", project.name()).below("Projects", "/projects");
    return pages.show("overview/project", problem.map(frame::with).orElse(frame), one);
  }

  private static UUID id(Map<String, String> sent) {
    try {
      return UUID.fromString(sent.getOrDefault("user", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("user", "must be chosen");
    }
  }

  private static void signedIn(Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED) {
      throw refusal;
    }
  }
}
