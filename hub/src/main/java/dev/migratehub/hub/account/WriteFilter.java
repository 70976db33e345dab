package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Throttle;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets each user change only so much a minute, by however many tokens and sessions.
final class WriteFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Throttle throttle;
  private final Refusals refusals;

  WriteFilter(Throttle throttle, Refusals refusals) {
    this.throttle = throttle;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean writes = !READING.contains(request.getMethod());
    if (writes
        && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
      try {
        throttle.pass(signedIn.user().toString());
      } catch (Refusal tooMany) {
        refusals.write(response, tooMany);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
