package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// That a request comes from a user, and by which session or token. What the user may is asked anew
/// for each request, so that nothing outlives a change.
final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final UUID user;
  private final String by;
  private final Set<Scope> scopes;

  SignedIn(UUID user, String by, Set<Scope> scopes) {
    super(List.of());
    this.user = user;
    this.by = by;
    this.scopes = Set.copyOf(scopes);
    setAuthenticated(true);
  }

  UUID user() {
    return user;
  }

  /// Names the session or token without giving it away.
  String by() {
    return by;
  }

  Set<Scope> scopes() {
    return scopes;
  }

  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getPrincipal() {
    return user.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedIn it
        && it.user.equals(user)
        && it.by.equals(by)
        && it.scopes.equals(scopes);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }
}
