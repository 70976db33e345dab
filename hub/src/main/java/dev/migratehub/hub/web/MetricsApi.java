package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Scope;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Figures for Prometheus: for who asks on this machine, and for who is signed in or sends a token.
@RestController
final class MetricsApi {

  private final PrometheusMeterRegistry registry;
  private final Peer peer;

  MetricsApi(PrometheusMeterRegistry registry, Peer peer) {
    this.registry = registry;
    this.peer = peer;
  }

  @GetMapping(path = "/metrics", produces = "text/plain")
  String metrics(Actor actor, HttpServletRequest request) {
    if (!peer.sameMachine(request)) {
      actor.needs(Scope.READ);
    }
    return registry.scrape();
  }
}
