package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.audit.Deeds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Service;

/// What can be done with sessions. A session holds texts only, and of its user no more than the id:
/// everything else is asked anew with each request.
@Service
public final class Sessions {

  private static final int MOST = 500;

  static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
  static final String NAME = "name";
  private static final int LONGEST_AGENT = 200;

  private final SessionStore store;
  private final Deeds deeds;
  private final Clock clock;
  private final SignInSettings settings;

  Sessions(SessionStore store, Deeds deeds, Clock clock, SignInSettings settings) {
    this.store = store;
    this.deeds = deeds;
    this.clock = clock;
    this.settings = settings;
  }

  /// Signs a browser in, with a session that is new in every respect.
  void begin(HttpServletRequest request, UUID user, UUID name) {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval(Math.toIntExact(settings.idle().toSeconds()));
    session.setAttribute(USER, user.toString());
    session.setAttribute(NAME, name.toString());
    session.setAttribute("ip", request.getRemoteAddr());
    session.setAttribute("agent", agent(request));
  }

  /// Who a request's session belongs to; empty where nobody is signed in with it, or for too long.
  Optional<SignedIn> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(USER) instanceof String user)
        || !(session.getAttribute(NAME) instanceof String name)) {
      return Optional.empty();
    }
    Instant begun = Instant.ofEpochMilli(session.getCreationTime());
    if (!clock.instant().isBefore(begun.plus(settings.longest()))) {
      session.invalidate();
      return Optional.empty();
    }
    String label = Session.label(UUID.fromString(name));
    return Optional.of(new SignedIn(UUID.fromString(user), label, Scope.all()));
  }

  /// One's own, the newest first.
  public List<Session> mine(Actor actor) {
    actor.needs(Scope.READ);
    return store.ofUser(actor.user());
  }

  /// Ends one of one's own.
  public void end(Actor actor, UUID name) {
    deeds.act(
        actor,
        Action.SESSION_END,
        deed -> {
          deed.on("session", name);
          actor.needs(Scope.ADMIN);
          if (!store.end(actor.user(), name)) {
            throw Refusal.notFound("session");
          }
        });
  }

  /// Everybody's, the newest first; for admins.
  public List<Session> all(Actor actor) {
    actor.needs(Scope.READ);
    actor.needs(Role.ADMIN);
    return store.list(Optional.empty(), MOST);
  }

  /// Ends one of somebody's; for admins.
  public void end(Actor actor, UUID user, UUID name) {
    deeds.act(
        actor,
        Action.SESSION_END,
        deed -> {
          deed.on("session", name).detail("user", user.toString());
          actor.needs(Scope.ADMIN);
          actor.needs(Role.ADMIN);
          if (!store.end(user, name)) {
            throw Refusal.notFound("session");
          }
        });
  }

  /// Signs off the session that a request came with; a token stays what it is.
  void signOut(Actor actor, HttpServletRequest request) {
    deeds.act(
        actor,
        Action.SIGN_OUT,
        deed -> {
          deed.on("user", actor.user());
          HttpSession session = request.getSession(false);
          if (session != null && session.getAttribute(NAME) instanceof String name) {
            store.end(actor.user(), UUID.fromString(name));
          }
        });
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
  }

  private static String agent(HttpServletRequest request) {
    String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    String plain = agent.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_AGENT));
  }
}
