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

  @GetMapping("/p/{slug}/runs/{run}/live")
  SseEmitter board(
      Actor actor, HttpServletRequest request, @PathVariable String slug, @PathVariable UUID run) {
    RunLine line = boards.line(actor, slug, run);
    Frame frame = Frame.of(actor, request, "runs", line.change().label());
    Seen seen = new Seen(watch.of(run, 0));
    return streams.of(() -> parts(actor, frame, slug, run, seen));
  }

  @GetMapping("/live")
  SseEmitter inbox(Actor actor) {
    long[] seen = {watch.newest(actor)};
    return streams.of(() -> {
      long now = watch.newest(actor);
      boolean stale = now != seen[0];
      seen[0] = now;
      return stale ? List.of(new Stream.Sent("", "stale", "inbox")) : List.of();
    });
  }

  private List<Stream.Sent> parts(Actor actor, Frame frame, String slug, UUID run, Seen seen) {
    List<Watch.Change> changes = seen.fresh(watch.of(run, seen.newest()));
    if (changes.isEmpty()) {
      return List.of();
    }
    BoardPages.Board board = boards.board(actor, slug, run, Optional.empty());
    if (!watch.sees(actor, board.run().what().project())) {
      throw Refusal.notFound("run");
    }
    List<Stream.Sent> parts = new ArrayList<>();
    for (Run.Item item : board.items()) {
      if (changes.stream().anyMatch(it -> it.item().equals(item.id()))) {
        parts.add(part("run/item", item(board, item)));
      }
    }
    if (changes.stream().anyMatch(Watch.Change::ofRun)) {
      parts.add(part("run/head", Map.of("frame", frame, "page", board)));
      parts.add(new Stream.Sent("", "news", news(board)));
      if (board.over()) {
        parts.add(Stream.Sent.END);
      }
    } else {
      parts.add(part("run/tally", Map.of("line", board.line())));
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

  private static Map<String, Object> item(BoardPages.Board board, Run.Item item) {
    return Map.of(
        "line", board.line(), "item", item, "log", List.of(), "open", false, "fresh", true);
  }

  private Stream.Sent part(String template, Map<String, Object> values) {
    return new Stream.Sent("", "part", pages.text(template, values));
  }
}
