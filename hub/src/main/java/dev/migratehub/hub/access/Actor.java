package dev.migratehub.hub.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who does something, and from where.
///
/// @param id of the user; empty for the hub itself and for whoever is not signed in
/// @param name the e-mail address, or what the hub calls itself
/// @param role the role everywhere; a project may give more
public record Actor(Optional<UUID> id, String name, Role role, Set<Scope> scopes, Origin origin) {

  /// From where.
  ///
  /// @param session names the session or token without giving it away; empty without one
  /// @param ip the address of the peer; empty for the hub itself
  /// @param requestId names the request in answer, log and audit
  public record Origin(String session, String ip, String requestId) {

    /// The hub itself.
    public static final Origin HUB = new Origin("", "", "");
  }

  public Actor {
    scopes = Set.copyOf(scopes);
  }

  /// The hub itself, going on with what people asked for.
  public static Actor hub() {
    return new Actor(Optional.empty(), "migrate-hub", Role.ADMIN, Scope.all(), Origin.HUB);
  }

  /// Somebody who is not signed in.
  public static Actor nobody(Origin origin) {
    return new Actor(Optional.empty(), "anonymous", Role.USER, Set.of(), origin);
  }

  /// The user's id.
  ///
  /// @throws Refusal for who is not signed in
  public UUID user() {
    return id.orElseThrow(Actor::unknown);
  }

  /// Goes on only with that scope.
  ///
  /// @throws Refusal for a token that has not got it
  public void needs(Scope scope) {
    known();
    if (!scopes.contains(scope)) {
      throw new Refusal(
          Fault.FORBIDDEN,
          "scope_missing",
          "This token may not do that: it has no scope \"" + scope.text() + "\".");
    }
  }

  /// Goes on only with that role everywhere.
  ///
  /// @throws Refusal for who has less
  public void needs(Role needed) {
    known();
    if (!role.covers(needed)) {
      throw Refusal.role(needed, role);
    }
  }

  private void known() {
    if (scopes.isEmpty()) {
      throw unknown();
    }
  }

  /// That nobody is signed in.
  public static Refusal unknown() {
    return new Refusal(Fault.UNAUTHENTICATED, "sign_in_first", "You are not signed in.");
  }
}
