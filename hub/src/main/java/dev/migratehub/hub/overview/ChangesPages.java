package dev.migratehub.hub.overview;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.project.Projects;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.Links;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The changes of a project; every filter stands in the address.
@PageController
final class ChangesPages {

  static final List<String> STATES =
      List.of(
          "draft",
          "awaiting_approval",
          "needs_reapproval",
          "approved",
          "queued",
          "running",
          "executed",
          "rolled_back",
          "failed",
          "denied",
          "canceled");

  private final Projects projects;
  private final Environments environments;
  private final ChangeLines lines;
  private final Pages pages;

  ChangesPages(Projects projects, Environments environments, ChangeLines lines, Pages pages) {
    this.projects = projects;
    this.environments = environments;
    this.lines = lines;
    this.pages = pages;
  }

  /// What the page shows.
  record Changes(
      Project project,
      Slice<ChangeLine> changes,
      List<Environment> environments,
      List<String> states,
      Wanted wanted,
      Optional<String> next) {}

  /// The filters as they were given.
  record Wanted(String q, String ticket, String author, String env, String state) {

    boolean nothing() {
      return (q + ticket + author + env + state).isBlank();
    }
  }

  @GetMapping("/p/{slug}/changes")
  ResponseEntity<byte[]> changes(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String ticket,
      @RequestParam(defaultValue = "") String author,
      @RequestParam(defaultValue = "") String env,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String cursor) {
    Project project = projects.access(actor, slug).project();
    Wanted wanted = new Wanted(q.strip(), ticket.strip(), author.strip(), env, state);
    Slice<ChangeLine> found = lines.of(project, filter(wanted), Paging.of(null, cursor));
    Changes changes =
        new Changes(
            project,
            found,
            environments.list(actor),
            STATES,
            wanted,
            Links.next(request, found.next()));
    Frame frame =
        Frame.of(actor, request, "projects", "Changes")
            .below(project.name(), "/p/" + project.slug());
    return pages.show("overview/changes", frame, changes);
  }

  private static ChangeLines.Filter filter(Wanted wanted) {
    return new ChangeLines.Filter(
        Fields.filter("q", wanted.q()),
        Fields.filter("ticket", wanted.ticket()),
        Fields.filter("author", wanted.author()),
        Fields.filter("env", wanted.env()),
        Fields.filter("state", wanted.state()));
  }
}
