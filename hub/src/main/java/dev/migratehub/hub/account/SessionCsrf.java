package dev.migratehub.hub.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// A session's CSRF token, kept in it as a text. A request that only fails for want of a token
/// begins no session.
final class SessionCsrf implements CsrfTokenRepository {

  static final String HEADER = "X-CSRF-Token";
  static final String FIELD = "_csrf";
  private static final String ATTRIBUTE = "csrf";

  private final SecureRandom random = new SecureRandom();

  SessionCsrf() {}

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return token(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(token != null && request.getMethod().equals("GET"));
    if (session != null && token != null) {
      session.setAttribute(ATTRIBUTE, token.getToken());
    } else if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
        ? token(text)
        : null;
  }

  private static CsrfToken token(String text) {
    return new DefaultCsrfToken(HEADER, FIELD, text);
  }
}
