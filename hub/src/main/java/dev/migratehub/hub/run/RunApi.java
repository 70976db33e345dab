package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.approval.Approval;
import dev.migratehub.hub.approval.Direction;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Runs and their approvals as REST.
@RestController
@RequestMapping("/api/v1")
final class RunApi {

  private static final int MOST_LINES = 1000;

  private final Runs runs;
  private final RunRequests requests;

  RunApi(Runs runs, RunRequests requests) {
    this.runs = runs;
    this.requests = requests;
  }

  /// @param dbSetId where
  /// @param onFailure `stop` or `continue`; `stop` when it is missing
  /// @param parallel how many targets at once; 1 when it is missing
  record NewRun(
      @Nullable String env,
      @Nullable UUID dbSetId,
      @Nullable String onFailure,
      @Nullable Integer parallel) {}

  record Comment(@Nullable String comment) {

    String text() {
      return comment == null ? "" : comment.strip();
    }
  }

  /// @param doubt `undecided`, `retry` or `skip`, about the one statement that is in doubt
  /// @param doubts the same for each item, by its id, where several are
  record Again(@Nullable String doubt, @Nullable Map<UUID, String> doubts) {

    Doubts decided() {
      Map<UUID, Run.Doubt> items = new HashMap<>();
      if (doubts != null) {
        doubts.forEach((item, text) -> items.put(item, one(Run.Doubt.class, "doubts", text)));
      }
      return new Doubts(one(Run.Doubt.class, "doubt", doubt == null ? "undecided" : doubt), items);
    }
  }

  @PostMapping("/migrations/{id}/request-approval")
  @ResponseStatus(HttpStatus.CREATED)
  RunView requestApproval(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewRun wish) {
    return RunView.of(requests.request(actor, wish(id, Direction.APPLY, key, wish)));
  }

  @PostMapping("/migrations/{id}/request-rollback")
  @ResponseStatus(HttpStatus.CREATED)
  RunView requestRollback(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewRun wish) {
    return RunView.of(requests.request(actor, wish(id, Direction.ROLLBACK, key, wish)));
  }

  @GetMapping("/runs")
  Slice<RunView> list(
      Actor actor,
      @RequestParam(required = false) @Nullable UUID project,
      @RequestParam(required = false) @Nullable UUID migration,
      @RequestParam(required = false) @Nullable String env,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    RunFilter filter =
        new RunFilter(
            Optional.ofNullable(project),
            Optional.ofNullable(migration),
            Optional.ofNullable(env),
            Optional.ofNullable(status));
    return runs.list(actor, filter, Paging.of(limit, cursor)).map(RunView::of);
  }

  /// Runs that wait for a decision, or for whatever other state is asked for.
  @GetMapping("/approvals")
  Slice<RunView> approvals(
      Actor actor,
      @RequestParam(required = false) @Nullable String env,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return list(
        actor, null, null, env, status == null ? "awaiting_approval" : status, limit, cursor);
  }

  @GetMapping("/runs/{id}")
  DetailView one(Actor actor, @PathVariable UUID id) {
    Run.Detail detail = runs.detail(actor, id);
    return new DetailView(
        RunView.of(detail.run()),
        detail.items().stream().map(ItemView::of).toList(),
        runs.approvals(actor, id).stream().map(ApprovalView::of).toList(),
        runs.digestText(actor, id));
  }

  @GetMapping("/runs/{id}/items")
  List<ItemView> items(Actor actor, @PathVariable UUID id) {
    return runs.detail(actor, id).items().stream().map(ItemView::of).toList();
  }

  @GetMapping("/runs/{id}/items/{item}/logs")
  List<Run.Line> logs(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestParam(required = false, defaultValue = "0") long after,
      @RequestParam(required = false, defaultValue = "200") int limit) {
    if (limit < 1 || limit > MOST_LINES) {
      throw Refusal.invalid("limit", "must be from 1 to " + MOST_LINES);
    }
    return runs.lines(actor, id, item, after, limit);
  }

  @PostMapping("/runs/{id}/approve")
  RunView approve(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Comment comment) {
    return RunView.of(runs.approve(actor, id, text(comment)));
  }

  @PostMapping("/runs/{id}/deny")
  RunView deny(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Comment comment) {
    return RunView.of(runs.deny(actor, id, text(comment)));
  }

  @PostMapping("/runs/{id}/execute")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView execute(Actor actor, @PathVariable UUID id) {
    return RunView.of(runs.execute(actor, id));
  }

  @PostMapping("/runs/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView cancel(
      Actor actor,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Comment comment) {
    return RunView.of(runs.cancel(actor, id, text(comment)));
  }

  @PostMapping("/runs/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView retry(
      Actor actor, @PathVariable UUID id, @RequestBody(required = false) @Nullable Again again) {
    return RunView.of(runs.retry(actor, id, again == null ? Doubts.NONE : again.decided()));
  }

  /// A run as JSON.
  record RunView(
      UUID id,
      UUID projectId,
      UUID migrationId,
      int migrationVersion,
      String direction,
      String env,
      UUID dbSetId,
      String state,
      String reason,
      String onFailure,
      int parallel,
      String digest,
      UUID requestedBy,
      Instant requestedAt,
      @Nullable UUID queuedBy,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      boolean cancelRequested,
      long version) {

    static RunView of(Run run) {
      return new RunView(
          run.id(),
          run.what().project(),
          run.what().migration(),
          run.what().version(),
          run.what().direction().text(),
          run.what().environment(),
          run.what().dbSet(),
          run.state().text(),
          run.state().why(),
          run.conduct().onFailure().text(),
          run.conduct().parallel(),
          run.digest().hex(),
          run.requestedBy(),
          run.requestedAt(),
          run.queuedBy().orElse(null),
          run.startedAt().orElse(null),
          run.finishedAt().orElse(null),
          run.call().isPresent(),
          run.version());
    }
  }

  record ItemView(
      UUID id,
      UUID targetId,
      String target,
      int position,
      String state,
      int attempts,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      long statementsDone,
      long statementsTotal,
      @Nullable Long rowsChanged,
      Run.@Nullable Trouble error) {

    static ItemView of(Run.Item item) {
      return new ItemView(
          item.id(),
          item.target(),
          item.targetName(),
          item.position(),
          item.state().text(),
          item.attempts(),
          item.startedAt().orElse(null),
          item.finishedAt().orElse(null),
          item.statementsDone(),
          item.statementsTotal(),
          item.rows().orElse(null),
          item.trouble().orElse(null));
    }
  }

  record ApprovalView(
      UUID id,
      String decision,
      UUID by,
      String role,
      Instant at,
      @Nullable Instant expiresAt,
      String digest,
      String comment) {

    static ApprovalView of(Approval approval) {
      return new ApprovalView(
          approval.id(),
          approval.decision().text(),
          approval.by(),
          approval.role().text(),
          approval.at(),
          approval.expiresAt().orElse(null),
          approval.digest().hex(),
          approval.comment());
    }
  }

  /// @param digestText what an approval is bound to right now; its SHA-256 is the digest unless
  ///   something changed since the run was requested
  record DetailView(
      RunView run, List<ItemView> items, List<ApprovalView> approvals, String digestText) {}

  private static RunRequests.Wish wish(
      UUID migration, Direction direction, @Nullable String key, NewRun wish) {
    String onFailure = wish.onFailure() == null ? "stop" : wish.onFailure();
    int parallel = wish.parallel() == null ? 1 : wish.parallel();
    return new RunRequests.Wish(
        migration,
        direction,
        Fields.required("env", wish.env()),
        Fields.required("dbSetId", wish.dbSetId()),
        new Run.Conduct(one(Run.OnFailure.class, "onFailure", onFailure), parallel),
        Optional.ofNullable(key));
  }

  private static <E extends Enum<E>> E one(Class<E> type, String field, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(field, "is none of the words that are taken there");
    }
  }

  private static String text(@Nullable Comment comment) {
    return comment == null ? "" : comment.text();
  }
}
