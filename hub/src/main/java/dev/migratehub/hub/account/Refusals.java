package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import dev.migratehub.hub.web.ErrorBody;
import dev.migratehub.hub.web.LimitSettings;
import dev.migratehub.hub.web.PageErrors;
import dev.migratehub.hub.web.Peer;
import dev.migratehub.hub.web.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// Sees to it that the audit has every denial, also those that no deed came to. Who is denied too
/// often is told to wait, so that nobody fills the audit.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Refusals implements HandlerExceptionResolver {

  private final Actors actors;
  private final Deeds deeds;
  private final Peer peer;
  private final JsonMapper json;
  private final Throttle throttle;
  private final PageErrors errors;

  Refusals(
      Actors actors,
      Deeds deeds,
      Peer peer,
      JsonMapper json,
      LimitSettings limits,
      PageErrors errors) {
    this.errors = errors;
    this.actors = actors;
    this.deeds = deeds;
    this.peer = peer;
    this.json = json;
    this.throttle = new Throttle(limits.refusals());
  }

  /// Writes a refusal down; how it is said is for others.
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (exception instanceof Refusal refusal && refusal.denial() && !refusal.writtenDown()) {
      try {
        writeDown(request, refusal);
      } catch (Refusal tooMany) {
        return answered(response, tooMany);
      }
    }
    return null;
  }

  /// Writes a refusal down and answers with it, where no controller was reached.
  void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    try {
      writeDown(request, refusal);
      write(request, response, refusal);
    } catch (Refusal tooMany) {
      write(request, response, tooMany);
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    if (PageErrors.wantsPage(request)) {
      errors.send(request, response, refusal);
    } else {
      write(response, refusal);
    }
  }

  /// Answers with a refusal that is not worth an event.
  void write(HttpServletResponse response, Refusal refusal) throws IOException {
    response.setStatus(refusal.fault().status());
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    for (Map.Entry<String, String> header : ErrorBody.headers(refusal).entrySet()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    response.getWriter().write(json.writeValueAsString(ErrorBody.of(refusal)));
  }

  private void writeDown(HttpServletRequest request, Refusal refusal) {
    Actor actor = actors.of(request);
    throttle.pass(
        actor.id().map(UUID::toString).orElseGet(() -> "address " + peer.countedAs(request)));
    String path = request.getRequestURI();
    deeds.refused(
        actor,
        Action.REQUEST,
        refusal,
        deed ->
            deed.on("route", request.getMethod() + " " + path)
                .detail("status", refusal.fault().status()));
  }

  private ModelAndView answered(HttpServletResponse response, Refusal refusal) {
    try {
      write(response, refusal);
      return new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
