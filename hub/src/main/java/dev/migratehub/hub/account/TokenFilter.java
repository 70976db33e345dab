package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Bearer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs in whoever sends `Authorization: Bearer …`, for this one request. Such a request is the
/// token's alone: a session that comes with it counts for nothing, which is why it needs no CSRF
/// token.
final class TokenFilter extends OncePerRequestFilter {

  private final Tokens tokens;
  private final Refusals refusals;

  TokenFilter(Tokens tokens, Refusals refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  /// What the registry hands out to programs is opened by its own keys.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/v1/read/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> text = Bearer.of(request.getHeader("Authorization"));
    Optional<Token> token = text.flatMap(tokens::open);
    if (text.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      token.ifPresent(it ->
          context.setAuthentication(new SignedIn(it.userId(), "token:" + it.id(), it.scopes())));
      SecurityContextHolder.setContext(context);
    }
    if (text.isPresent() && token.isEmpty()) {
      refusals.answer(
          request,
          response,
          new Refusal(
              Fault.UNAUTHENTICATED,
              "token_refused",
              "This token is unknown, expired or revoked."));
    } else {
      chain.doFilter(request, response);
    }
  }
}
