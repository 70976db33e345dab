package dev.migratehub.hub.overview;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.project.Environment;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.run.RunLine;
import dev.migratehub.hub.run.RunLines;
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
import org.springframework.web.bind.annotation.RequestParam;

/// Runs and what waits for approval, across projects.
@PageController
final class QueuePages {

  private static final List<String> STATES =
      List.of(
          "awaiting_approval",
          "needs_reapproval",
          "approved",
          "queued",
          "running",
          "executed",
          "failed",
          "denied",
          "canceled");

  private final RunLines lines;
  private final Environments environments;
  private final Pages pages;

  QueuePages(RunLines lines, Environments environments, Pages pages) {
    this.lines = lines;
    this.environments = environments;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param next where the older ones are; empty at the end
  /// @param live where the newest hear that they are stale; empty for older ones, which stay as
  ///   they are
  record Queue(
      Slice<RunLine> runs,
      List<Environment> environments,
      List<String> states,
      String environment,
      String state,
      String text,
      Optional<String> next,
      boolean approvals,
      String live) {

    boolean filtered() {
      return !(environment + state + text).isBlank();
    }
  }

  @GetMapping("/runs")
  ResponseEntity<byte[]> runs(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String env,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor) {
    List<String> states = status.isEmpty() ? List.of() : List.of(status);
    Queue queue = queue(actor, request, states, env, status, q, cursor);
    return pages.show("overview/queue", Frame.of(actor, request, "runs", "Runs"), queue);
  }

  @GetMapping("/approvals")
  ResponseEntity<byte[]> approvals(
      Actor actor,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String env,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor) {
    List<String> states =
        status.isEmpty() ? List.of("awaiting_approval", "needs_reapproval") : List.of(status);
    Queue queue = queue(actor, request, states, env, status, q, cursor);
    return pages.show("overview/queue", Frame.of(actor, request, "approvals", "Approvals"), queue);
  }

  private Queue queue(
      Actor actor,
      HttpServletRequest request,
      List<String> states,
      String env,
      String status,
      String q,
      @Nullable String cursor) {
    RunLines.Filter filter =
        new RunLines.Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Fields.filter("env", env),
            states,
            Fields.filter("q", q.strip()));
    String live = cursor == null ? lines.live(actor) : "";
    Slice<RunLine> found = lines.list(actor, filter, Paging.of(null, cursor));
    boolean approvals = request.getRequestURI().equals("/approvals");
    return new Queue(
        found,
        environments.list(actor),
        approvals ? STATES.subList(0, 2) : STATES,
        env,
        status,
        q,
        Links.next(request, found.next()),
        approvals,
        live);
  }
}
