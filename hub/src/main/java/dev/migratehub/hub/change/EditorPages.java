package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.inventory.DbSets;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Writing a change: its SQL and, beside it, how the engine reads it, before anything is kept.
@PageController
@RequestMapping("/p/{slug}/changes")
final class EditorPages {

  private final Projects projects;
  private final Migrations migrations;
  private final DbSets sets;
  private final Pages pages;

  EditorPages(Projects projects, Migrations migrations, DbSets sets, Pages pages) {
    this.projects = projects;
    this.migrations = migrations;
    this.sets = sets;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param migration what is edited; empty for a new one
  /// @param readings how the texts are read; empty while nothing was written
  record Editor(
      Project project, Optional<Migration> migration, Draft draft, List<Reading> readings) {

    String path() {
      String changes = "/p/" + project.slug() + "/changes";
      return migration.map(it -> changes + "/" + it.id() + "/edit").orElse(changes + "/new");
    }

    String back() {
      String changes = "/p/" + project.slug() + "/changes";
      return migration.map(it -> changes + "/" + it.id()).orElse(changes);
    }
  }

  /// How one text is read.
  record Reading(boolean down, SqlText text, Checks checks) {}

  @GetMapping("/new")
  ResponseEntity<byte[]> fresh(Actor actor, HttpServletRequest request, @PathVariable String slug) {
    Project project = projects.access(actor, slug).project();
    return show(actor, request, project, Optional.empty(), Draft.NEW, Optional.empty());
  }

  @PostMapping("/new")
  ResponseEntity<byte[]> create(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @RequestParam Map<String, String> sent) {
    Project project = projects.access(actor, slug).project();
    Draft draft = Draft.of(sent);
    if (sent.containsKey("check")) {
      return show(actor, request, project, Optional.empty(), draft, Optional.empty());
    }
    try {
      Migration made = migrations.create(actor, project.id(), draft.wish()).migration();
      return Pages.go("/p/" + slug + "/changes/" + made.id(), "created");
    } catch (Refusal e) {
      return again(actor, request, project, Optional.empty(), draft, e);
    }
  }

  @GetMapping("/{id}/edit")
  ResponseEntity<byte[]> edit(
      Actor actor, HttpServletRequest request, @PathVariable String slug, @PathVariable UUID id) {
    Project project = projects.access(actor, slug).project();
    Migration.Current current = migrations.one(actor, id);
    return show(
        actor,
        request,
        project,
        Optional.of(current.migration()),
        Draft.of(current),
        Optional.empty());
  }

  @PostMapping("/{id}/edit")
  ResponseEntity<byte[]> save(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestParam Map<String, String> sent) {
    Project project = projects.access(actor, slug).project();
    Migration before = migrations.one(actor, id).migration();
    Draft draft = Draft.of(sent);
    if (sent.containsKey("check")) {
      return show(actor, request, project, Optional.of(before), draft, Optional.empty());
    }
    try {
      Migration after = migrations.change(actor, id, draft.edit(), draft.seen()).migration();
      boolean newer = after.currentVersion() > before.currentVersion();
      return Pages.go("/p/" + slug + "/changes/" + id, newer ? "version" : "same");
    } catch (Refusal e) {
      return again(actor, request, project, Optional.of(before), draft, e);
    }
  }

  /// How the texts are read, while they are written.
  @PostMapping("/check")
  ResponseEntity<byte[]> check(
      Actor actor, @PathVariable String slug, @RequestParam Map<String, String> sent) {
    Project project = projects.access(actor, slug).project();
    return pages.part(
        "change/readings",
        Map.of("readings", readings(Draft.of(sent), sets.engines(project.id()))));
  }

  private ResponseEntity<byte[]> again(
      Actor actor,
      HttpServletRequest request,
      Project project,
      Optional<Migration> migration,
      Draft draft,
      Refusal refusal) {
    if (refusal.fault() == Fault.UNAUTHENTICATED || refusal.fault() == Fault.NOT_FOUND) {
      throw refusal;
    }
    return show(actor, request, project, migration, draft, Optional.of(refusal));
  }

  private ResponseEntity<byte[]> show(
      Actor actor,
      HttpServletRequest request,
      Project project,
      Optional<Migration> migration,
      Draft draft,
      Optional<Refusal> problem) {
    String title = migration.map(it -> "Edit " + it.name()).orElse("New change");
    Frame frame =
        Frame.of(actor, request, "projects", title)
            .below(project.name(), "/p/" + project.slug())
            .below("Changes", "/p/" + project.slug() + "/changes");
    Editor editor =
        new Editor(project, migration, draft, readings(draft, sets.engines(project.id())));
    return pages.show("change/editor", problem.map(frame::with).orElse(frame), editor);
  }

  private static List<Reading> readings(Draft draft, Set<Engine> engines) {
    if (draft.up().isBlank() && draft.down().isBlank()) {
      return List.of();
    }
    TransactionMode mode = draft.transaction();
    Reading up =
        new Reading(
            false, SqlText.of(draft.up(), engines), Checks.of("sqlUp", draft.up(), mode, engines));
    return draft.down().isBlank()
        ? List.of(up)
        : List.of(
            up,
            new Reading(
                true,
                SqlText.of(draft.down(), engines),
                Checks.of("sqlDown", draft.down(), mode, engines)));
  }
}
