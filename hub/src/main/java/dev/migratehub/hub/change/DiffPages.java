package dev.migratehub.hub.change;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Versions of a change against each other, and each as a file.
@PageController
@RequestMapping("/p/{slug}/changes/{id}")
final class DiffPages {

  private final Projects projects;
  private final Migrations migrations;
  private final Pages pages;

  DiffPages(Projects projects, Migrations migrations, Pages pages) {
    this.projects = projects;
    this.migrations = migrations;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param sides whether side by side
  record Difference(
      String path,
      Migration.Version from,
      Migration.Version to,
      List<History> versions,
      SqlDiff up,
      SqlDiff down,
      boolean sides) {}

  @GetMapping("/diff")
  ResponseEntity<byte[]> diff(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to,
      @RequestParam(defaultValue = "sides") String view) {
    Project project = projects.access(actor, slug).project();
    Migration migration = migrations.one(actor, id).migration();
    if (!migration.projectId().equals(project.id())) {
      throw Refusal.notFound("migration");
    }
    int right = to == null ? migration.currentVersion() : to;
    int left = from == null ? Math.max(1, right - 1) : from;
    Migration.Version old = migrations.version(actor, id, left);
    Migration.Version fresh = migrations.version(actor, id, right);
    String path = "/p/" + slug + "/changes/" + id;
    Difference difference =
        new Difference(
            path,
            old,
            fresh,
            migrations.history(actor, id),
            SqlDiff.of(old.sqlUp(), fresh.sqlUp()),
            SqlDiff.of(old.sqlDown().orElse(""), fresh.sqlDown().orElse("")),
            !view.equals("unified"));
    Frame frame =
        Frame.of(actor, request, "projects", "Version %d against %d".formatted(right, left))
            .below(project.name(), "/p/" + slug)
            .below("Changes", "/p/" + slug + "/changes")
            .below(migration.key() + " " + migration.name(), path);
    return pages.show("change/diff", frame, difference);
  }

  @GetMapping("/versions/{number}/{direction}.sql")
  ResponseEntity<byte[]> file(
      Actor actor,
      @PathVariable String slug,
      @PathVariable UUID id,
      @PathVariable int number,
      @PathVariable String direction) {
    projects.access(actor, slug);
    Migration migration = migrations.one(actor, id).migration();
    Migration.Version version = migrations.version(actor, id, number);
    String sql =
        switch (direction) {
          case "up" -> version.sqlUp();
          case "down" -> version.sqlDown().orElseThrow(() -> Refusal.notFound("script"));
          default -> throw Refusal.notFound("page");
        };
    ContentDisposition file =
        ContentDisposition.attachment().filename(Scripts.fileName(migration, direction)).build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(sql.getBytes(StandardCharsets.UTF_8));
  }
}
