package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.project.Environments;
import dev.migratehub.hub.project.Policy;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A run's page: what it waits for, and a row for each target.
@PageController
@RequestMapping("/p/{slug}/runs/{run}")
final class BoardPages {

  static final int MOST_LINES = 500;

  private final Runs runs;
  private final RunLines lines;
  private final Panel.Maker panels;
  private final Watch watch;
  private final Environments environments;
  private final Pages pages;

  BoardPages(
      Runs runs,
      RunLines lines,
      Panel.Maker panels,
      Watch watch,
      Environments environments,
      Pages pages) {
    this.runs = runs;
    this.lines = lines;
    this.panels = panels;
    this.watch = watch;
    this.environments = environments;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param panel where there is something to decide
  /// @param confirm what must be typed before it runs; empty where nothing must
  /// @param open the item whose log is open
  /// @param seen the number of the newest change that is shown
  record Board(
      RunLine line,
      Run run,
      List<Run.Item> items,
      RunRights.May may,
      List<RunLines.Decided> decisions,
      Optional<Panel> panel,
      Optional<String> confirm,
      Optional<Log> open,
      long seen) {

    /// Where to hear what changes from now on.
    String live() {
      return settled() ? "" : line.path() + "/live?since=" + seen;
    }

    boolean deciding() {
      return run.state() instanceof RunState.AwaitingApproval
          || run.state() instanceof RunState.NeedsReapproval;
    }

    /// How an item is shown: what waits for a decision is not in a queue.
    String state(Run.Item item) {
      boolean going =
          run.state() instanceof RunState.Queued || run.state() instanceof RunState.Running;
      return !going && item.state() == ItemState.QUEUED ? "not_started" : item.state().text();
    }

    /// As long as this stays, a page keeps its head, and what somebody types into it.
    String same() {
      return String.join(
          " ",
          line.state(),
          String.valueOf(run.call().isPresent()),
          String.valueOf(began()),
          line.reason());
    }

    /// Whether it ever began, so that there is something to count.
    boolean began() {
      return items.stream().anyMatch(it -> it.attempts() > 0)
          || run.state() instanceof RunState.Queued;
    }

    /// Whether nothing will change any more; what failed may be retried.
    boolean settled() {
      return run.state() instanceof RunState.Executed || run.state() instanceof RunState.Denied;
    }

    boolean over() {
      return run.state().ended();
    }

    List<Run.Item> inDoubt() {
      return items.stream().filter(Run.Item::inDoubt).toList();
    }

    List<Run.Line> log(Run.Item item) {
      return open.filter(it -> it.item().equals(item.id())).map(Log::lines).orElse(List.of());
    }
  }

  /// The log of one item.
  record Log(UUID item, List<Run.Line> lines) {}

  @GetMapping
  ResponseEntity<byte[]> board(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID run,
      @RequestParam(required = false) @Nullable UUID log) {
    Board board = board(actor, slug, run, Optional.ofNullable(log));
    return pages.show("run/board", frame(actor, request, board.line()), board);
  }

  @GetMapping("/items/{item}/log")
  ResponseEntity<byte[]> log(
      Actor actor,
      @PathVariable String slug,
      @PathVariable UUID run,
      @PathVariable UUID item,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
    if (part == null) {
      return Pages.go("/p/" + slug + "/runs/" + run + "?log=" + item + "#item-" + item);
    }
    List<Run.Line> found = runs.lines(actor, run, item, 0, MOST_LINES);
    return pages.part("run/log", Map.of("lines", found));
  }

  @PostMapping("/{deed}")
  ResponseEntity<byte[]> act(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID run,
      @PathVariable String deed,
      @RequestParam(defaultValue = "") String comment,
      @RequestParam(defaultValue = "") String confirm,
      @RequestParam Map<String, String> fields) {
    try {
      RunLine line = line(actor, slug, run);
      String said =
          switch (deed) {
            case "approve" -> said("approved", runs.approve(actor, run, comment.strip()));
            case "deny" -> said("denied", runs.deny(actor, run, comment.strip()));
            case "execute" -> {
              confirmed(actor, run, confirm);
              yield said("queued", runs.execute(actor, run));
            }
            case "retry" -> {
              confirmed(actor, run, confirm);
              yield said("queued", runs.retry(actor, run, doubts(fields)));
            }
            case "cancel" -> said("canceled", runs.cancel(actor, run, reason(comment)));
            default -> throw Refusal.notFound("page");
          };
      return Pages.go(line.path(), said);
    } catch (Refusal e) {
      if (e.fault() == Fault.NOT_FOUND || e.fault() == Fault.UNAUTHENTICATED) {
        throw e;
      }
      Board board = board(actor, slug, run, Optional.empty());
      return pages.show("run/board", frame(actor, request, board.line()).with(e), board);
    }
  }

  Board board(Actor actor, String slug, UUID id, Optional<UUID> log) {
    long seen = watch.newest(id);
    RunLine line = line(actor, slug, id);
    Run.Detail detail = runs.detail(actor, id);
    Run run = detail.run();
    boolean deciding =
        run.state() instanceof RunState.AwaitingApproval
            || run.state() instanceof RunState.NeedsReapproval;
    RunRights.May may = runs.may(actor, id);
    boolean begins = may.execute().isEmpty() || may.retry().isEmpty();
    return new Board(
        line,
        run,
        detail.items(),
        may,
        lines.decisions(run.what().migration()).stream().filter(it -> it.run().equals(id)).toList(),
        deciding ? Optional.of(panels.of(actor, run)) : Optional.empty(),
        begins ? confirmation(actor, run) : Optional.empty(),
        log.map(item -> new Log(item, runs.lines(actor, id, item, 0, MOST_LINES))),
        seen);
  }

  RunLine line(Actor actor, String slug, UUID run) {
    return lines
        .one(actor, run)
        .filter(it -> it.where().slug().equals(slug))
        .orElseThrow(() -> Refusal.notFound("run"));
  }

  private static Frame frame(Actor actor, HttpServletRequest request, RunLine line) {
    String verb =
        line.direction() == dev.migratehub.hub.approval.Direction.APPLY ? "Run" : "Rollback";
    String title = "%s of %s on %s".formatted(verb, line.change().name(), line.where().setName());
    return Frame.of(actor, request, "runs", title)
        .below(line.where().project(), "/p/" + line.where().slug())
        .below("Changes", "/p/" + line.where().slug() + "/changes")
        .below(line.change().label(), line.changePath());
  }

  private void confirmed(Actor actor, UUID id, String typed) {
    Run run = runs.detail(actor, id).run();
    confirmation(actor, run)
        .filter(wanted -> !wanted.equals(typed.strip()))
        .ifPresent(wanted -> {
          throw Refusal.invalid("confirm", "must be the environment's name: " + wanted);
        });
  }

  private Optional<String> confirmation(Actor actor, Run run) {
    String environment = run.what().environment();
    Optional<Policy> policy = environments.named(environment).policy();
    boolean careful = policy.map(Policy::approverDiffers).orElse(true) || environment.equals("prd");
    return careful && panels.checks(actor, run).destructive()
        ? Optional.of(environment)
        : Optional.empty();
  }

  private static String said(String word, Run run) {
    return run.call().isPresent() && run.state() instanceof RunState.Running ? "stopping" : word;
  }

  private static String reason(String comment) {
    if (comment.isBlank()) {
      throw Refusal.invalid("reason", "must say why");
    }
    return comment.strip();
  }

  private static Doubts doubts(Map<String, String> fields) {
    Map<UUID, Run.Doubt> decided = new HashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith("doubt-") && !value.equals("undecided")) {
        decided.put(
            UUID.fromString(name.substring("doubt-".length())),
            value.equals("skip") ? Run.Doubt.SKIP : Run.Doubt.RETRY);
      }
    });
    return new Doubts(Run.Doubt.UNDECIDED, decided);
  }
}
