package dev.migratehub.hub.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Peer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
  private final Timer timer;

  PublicReadFilter(PublicReads reads, Peer peer, MeterRegistry meters) {
    this.reads = reads;
    this.peer = peer;
    this.timer =
        Timer.builder("migratehub.registry.reads")
            .description("configurations read by programs")
            .register(meters);
  }

  /// Why the request was refused already; it is not to be counted twice.
  static Optional<Refusal> refused(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(REFUSED)).map(Refusal.class::cast);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(PATH) || !request.getMethod().equals("GET");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long begin = System.nanoTime();
    Matcher path = PLAIN.matcher(request.getRequestURI());
    String apiKey = path.matches() ? apiKey(path, request) : null;
    if (apiKey == null) {
      chain.doFilter(request, response);
      return;
    }
    Revision revision;
    try {
      revision =
          reads.read(
              apiKey,
              path.group(2),
              peer.countedAs(request),
              ConfigApi.how(request.getParameter("consistency")));
    } catch (Refusal refusal) {
      request.setAttribute(REFUSED, refusal);
      chain.doFilter(request, response);
      return;
    }
    answer(request, response, revision);
    timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
  }

  private static @Nullable String apiKey(Matcher path, HttpServletRequest request) {
    return path.group(1) == null
        ? PublicReadApi.bearer(request.getHeader("Authorization")).orElse(null)
        : path.group(1);
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
