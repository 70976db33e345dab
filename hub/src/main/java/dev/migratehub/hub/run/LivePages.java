package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Stream;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Keeps pages that are open up to date: parts of the run board, and word that the inbox is stale.
@PageController
final class LivePages {

  private final BoardPages boards;
  private final Watch watch;
  private final Stream streams;
  private final Pages pages;

  LivePages(BoardPages boards, Watch watch, Stream streams, Pages pages) {
    this.boards = boards;
    this.watch = watch;
    this.streams = streams;
    this.pages = pages;
  }

  /// Somebody with a page open.
  ///
  /// @param since the number of the newest change that the page showed when it came
  private record Looker(Actor actor, Frame frame, long since, Seen seen) {}

  @GetMapping("/p/{slug}/runs/{run}/live")
  SseEmitter board(
      Actor actor,
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID run,
      @RequestParam(defaultValue = "0") long since) {
    RunLine line = boards.line(actor, slug, run);
    Frame frame = Frame.of(actor, request, "runs", line.change().label());
    Looker looker = new Looker(actor, frame, since, watch.shown(run, since));
    return streams.of(() -> parts(looker, slug, run));
  }

  @GetMapping("/live")
  SseEmitter inbox(Actor actor, @RequestParam(defaultValue = "0") long since) {
    long[] seen = {since};
    return streams.of(() -> {
      long now = watch.newest(actor);
      boolean stale = now != seen[0];
      seen[0] = now;
      return stale ? List.of(new Stream.Sent("", "stale", "inbox")) : List.of();
    });
  }

  private List<Stream.Sent> parts(Looker looker, String slug, UUID run) {
    List<Watch.Change> changes = looker.seen().fresh(watch.of(run, looker.seen().newest()));
    if (changes.isEmpty()) {
      return List.of();
    }
    BoardPages.Board board = boards.board(looker.actor(), slug, run, Optional.empty());
    if (!watch.sees(looker.actor(), board.run().what().project())) {
      throw Refusal.notFound("run");
    }
    List<Stream.Sent> parts = new ArrayList<>();
    for (Run.Item item : board.items()) {
      changes.stream()
          .filter(it -> it.item().equals(item.id()))
          .mapToLong(Watch.Change::number)
          .max()
          .ifPresent(it -> parts.add(part("run/item", item(board, item, it > looker.since()))));
    }
    parts.add(part("run/tally", Map.of("line", board.line())));
    if (changes.stream().anyMatch(Watch.Change::ofRun)) {
      parts.add(part("run/head", Map.of("frame", looker.frame(), "page", board)));
      parts.add(new Stream.Sent("", "news", news(board)));
      if (board.settled()) {
        parts.add(Stream.Sent.END);
      }
    }
    return parts;
  }

  private static String news(BoardPages.Board board) {
    return "The run is %s, %d of %d targets done."
        .formatted(
            board.line().state().replace('_', ' '),
            board.line().count().done(),
            board.line().count().targets());
  }

  private static Map<String, Object> item(BoardPages.Board board, Run.Item item, boolean fresh) {
    return Map.of(
        "line",
        board.line(),
        "item",
        item,
        "state",
        board.state(item),
        "log",
        List.of(),
        "open",
        false,
        "fresh",
        fresh);
  }

  private Stream.Sent part(String template, Map<String, Object> values) {
    return new Stream.Sent("", "part", pages.text(template, values));
  }
}
