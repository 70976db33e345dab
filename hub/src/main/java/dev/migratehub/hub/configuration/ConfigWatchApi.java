package dev.migratehub.hub.configuration;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Stream;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/// What changes in a project, as JSON for who asks again and again, and as server-sent events for
/// who listens. Both go on behind the number that came last, without gaps and without repetition.
@RestController
final class ConfigWatchApi {

  private final ConfigWatch watch;
  private final Stream streams;
  private final JsonMapper json;

  ConfigWatchApi(ConfigWatch watch, Stream streams, JsonMapper json) {
    this.watch = watch;
    this.streams = streams;
    this.json = json;
  }

  /// @param content missing for one that was removed
  record ChangeView(
      long index,
      String key,
      long version,
      Optional<RawJson> content,
      String author,
      Instant at,
      String comment) {

    static ChangeView of(ConfigWatch.Change it) {
      return new ChangeView(
          it.index(), it.key(), it.version(), it.content(), it.author(), it.at(), it.comment());
    }
  }

  /// @param until to be given as `after` next time
  record Page(List<ChangeView> changes, long until) {}

  /// Waits up to so many seconds for a change behind an index, or, for who accepts an event stream,
  /// goes on telling. Without an index JSON says where who begins now begins, and a stream begins
  /// there.
  @GetMapping(
      path = "/v1/projects/{id}/watch",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = Page.class)),
        @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE)
      })
  Object watch(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String prefix,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "0") int wait,
      @RequestHeader(name = "Accept", required = false) @Nullable String accept,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
        ? events(actor, id, prefix, begin(actor, id, after, last))
        : poll(actor, id, prefix, after, wait);
  }

  private Page poll(Actor actor, String id, String prefix, @Nullable Long after, int wait) {
    if (after == null) {
      return new Page(List.of(), watch.now(actor, id));
    }
    if (wait < 0) {
      throw Refusal.invalid("wait", "must be 0 or more seconds");
    }
    ConfigWatch.Page page = watch.next(actor, id, prefix, after, Duration.ofSeconds(wait));
    return new Page(page.changes().stream().map(ChangeView::of).toList(), page.until());
  }

  private SseEmitter events(Actor actor, String id, String prefix, long begin) {
    AtomicLong behind = new AtomicLong(begin);
    watch.next(actor, id, prefix, begin, Duration.ZERO);
    return streams.of(() -> {
      ConfigWatch.Page page = watch.next(actor, id, prefix, behind.get(), Duration.ZERO);
      behind.set(page.until());
      return sent(page);
    });
  }

  private long begin(Actor actor, String id, @Nullable Long after, @Nullable String last) {
    if (last != null) {
      return number(last);
    }
    return after != null ? after : watch.now(actor, id);
  }

  /// Changes of one batch have one index: only the last of them carries it, so that who comes back
  /// after the first gets the others too.
  private List<Stream.Sent> sent(ConfigWatch.Page page) {
    List<Stream.Sent> sent = new ArrayList<>();
    for (int i = 0; i < page.changes().size(); i++) {
      ConfigWatch.Change change = page.changes().get(i);
      boolean last =
          i + 1 == page.changes().size() || page.changes().get(i + 1).index() > change.index();
      sent.add(
          new Stream.Sent(
              last ? String.valueOf(change.index()) : "",
              change.content().isPresent() ? "put" : "delete",
              json.writeValueAsString(ChangeView.of(change))));
    }
    return sent;
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
