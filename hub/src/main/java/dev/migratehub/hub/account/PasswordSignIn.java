package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Peer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// Begins a session for who knows the password, whether JSON or a form brings it.
@Component
final class PasswordSignIn {

  private final SignIns signIns;
  private final Sessions sessions;
  private final Actors actors;
  private final Peer peer;

  PasswordSignIn(SignIns signIns, Sessions sessions, Actors actors, Peer peer) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.actors = actors;
    this.peer = peer;
  }

  /// Whether anybody at all signs in by password.
  boolean possible() {
    return signIns.byPassword();
  }

  /// Lets somebody in.
  ///
  /// @throws Refusal when that is not to be
  User enter(HttpServletRequest request, String email, String password) {
    if (!signIns.byPassword()) {
      throw new Refusal(
          Fault.FORBIDDEN, "passwords_off", "Nobody signs in by password here; use the provider.");
    }
    peer.mustBePrivate(request);
    SignIns.Entry entry =
        signIns.withPassword(actors.strangerAt(request), peer.countedAs(request), email, password);
    sessions.begin(request, entry.user().id(), entry.session());
    return entry.user();
  }
}
