package dev.migratehub.hub.run;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/// A run's story as server-sent events: `run` and `item`, each with all there is to say of it now.
/// Who comes back with `Last-Event-ID` goes on there; an event may come twice, and none is left
/// out. Once the run has ended, `end` is the last event.
@RestController
final class RunEventsApi {

  private final Runs runs;
  private final Watch watch;
  private final Stream streams;
  private final JsonMapper json;

  RunEventsApi(Runs runs, Watch watch, Stream streams, JsonMapper json) {
    this.runs = runs;
    this.watch = watch;
    this.streams = streams;
    this.json = json;
  }

  @GetMapping(path = "/api/v1/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    Run run = runs.detail(actor, id).run();
    Seen seen = new Seen(last == null ? 0 : number(last));
    return streams.of(() -> {
      List<Stream.Sent> events = events(actor, id, seen);
      return events.isEmpty() && run.state().ended() ? List.of(Stream.Sent.END) : events;
    });
  }

  private List<Stream.Sent> events(Actor actor, UUID id, Seen seen) {
    List<Watch.Change> changes = seen.fresh(watch.of(id, seen.newest()));
    if (changes.isEmpty()) {
      return List.of();
    }
    Run.Detail detail = runs.detail(actor, id);
    if (!watch.sees(actor, detail.run().what().project())) {
      throw Refusal.notFound("run");
    }
    List<Stream.Sent> events = new ArrayList<>();
    for (Watch.Change change : changes) {
      events.add(event(detail, change));
    }
    if (detail.run().state().ended()) {
      events.add(Stream.Sent.END);
    }
    return events;
  }

  private Stream.Sent event(Run.Detail detail, Watch.Change change) {
    Object value =
        change.ofRun()
            ? RunApi.RunView.of(detail.run())
            : detail.items().stream()
                .filter(it -> it.id().equals(change.item()))
                .map(RunApi.ItemView::of)
                .findFirst()
                .orElseThrow();
    return new Stream.Sent(
        String.valueOf(change.number()),
        change.ofRun() ? "run" : "item",
        json.writeValueAsString(value));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new Refusal(
          Fault.MALFORMED, "last_event_id", "Last-Event-ID is none that was given out.");
    }
  }
}
