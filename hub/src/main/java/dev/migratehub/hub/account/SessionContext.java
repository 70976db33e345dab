package dev.migratehub.hub.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Tells Spring Security who a session belongs to; only [Sessions] begins one.
final class SessionContext implements SecurityContextRepository {

  private final Sessions sessions;

  SessionContext(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  @SuppressWarnings("deprecation") // asked for by the interface
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return sessions
        .of(holder.getRequest())
        .<SecurityContext>map(SecurityContextImpl::new)
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // Nothing is kept of it.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return sessions.of(request).isPresent();
  }
}
