package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own sessions as REST.
@RestController
@RequestMapping("/api/v1/sessions")
final class SessionApi {

  private final Sessions sessions;

  SessionApi(Sessions sessions) {
    this.sessions = sessions;
  }

  /// @param current whether it is the one that asks
  record View(
      UUID id, String ip, String agent, Instant since, Instant lastUsedAt, boolean current) {}

  @GetMapping
  List<View> list(Actor actor) {
    return sessions.mine(actor).stream()
        .map(it ->
            new View(
                it.name(),
                it.ip(),
                it.agent(),
                it.since(),
                it.lastUsedAt(),
                it.label().equals(actor.origin().session())))
        .toList();
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Actor actor, @PathVariable UUID id) {
    sessions.end(actor, id);
  }
}
