package dev.migratehub.hub.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Bearer;
import dev.migratehub.hub.web.Peer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers programs that read a configuration before anything else looks at the request: they have
/// no session and nobody is to be signed in. What is refused, or asked in another way than usual,
/// goes on to [PublicReadApi].
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class PublicReadFilter extends OncePerRequestFilter {

  /// The addresses that this filter is about begin like this.
  static final String PATH = "/v1/read/";

  private static final Pattern PLAIN =
      Pattern.compile(Pattern.quote(PATH) + "(?:([A-Za-z0-9_-]+)/)?([A-Za-z0-9._~:@-]+)");
  private static final String REFUSED = PublicReadFilter.class.getName();

  private final PublicReads reads;
  private final Peer peer;
  private final MeterRegistry meters;

  PublicReadFilter(PublicReads reads, Peer peer, MeterRegistry meters) {
    this.reads = reads;
    this.peer = peer;
    this.meters = meters;
  }

  /// Why the request was refused already; it is not to be counted twice.
  static Optional<Refusal> refused(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(REFUSED)).map(Refusal.class::cast);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long begin = System.nanoTime();
    try {
      Optional<Revision> revision = plain(request);
      if (revision.isPresent()) {
        answer(request, response, revision.get());
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      meters
          .timer("migratehub.registry.reads", "status", String.valueOf(response.getStatus()))
          .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  /// What is asked for in the usual way, if it is there.
  private Optional<Revision> plain(HttpServletRequest request) {
    Matcher path = PLAIN.matcher(request.getRequestURI());
    if (!request.getMethod().equals("GET") || !path.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(path.group(1))
          .or(() -> Bearer.of(request.getHeader("Authorization")))
          .map(apiKey -> read(request, apiKey, path.group(2)));
    } catch (Refusal refusal) {
      request.setAttribute(REFUSED, refusal);
      return Optional.empty();
    }
  }

  private Revision read(HttpServletRequest request, String apiKey, String key) {
    return reads.read(
        apiKey, key, peer.countedAs(request), ConfigApi.how(request.getParameter("consistency")));
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, Revision revision)
      throws IOException {
    response.setHeader("ETag", Tags.of(revision));
    response.setHeader("Cache-Control", PublicReadApi.CACHING);
    if (PublicReadApi.isKnown(request.getHeader("If-None-Match"), revision)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] content = revision.content().text().getBytes(UTF_8);
    response.setContentType("application/json");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
