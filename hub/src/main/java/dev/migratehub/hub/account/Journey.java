package dev.migratehub.hub.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// What the hub remembers of a browser that it sent to the provider; in the browser's session, as
/// texts, until it is back once.
///
/// @param state what the browser must bring back
/// @param nonce what the ID token must hold a hash of
/// @param verifier what proves to the provider that the code comes from who began
/// @param next where the browser goes then
record Journey(String state, String nonce, String verifier, Next next) {

  private static final String ATTRIBUTE = "journey";
  private static final int PARTS = 4;

  static Journey of(OAuth2AuthorizationRequest request, Next next) {
    return new Journey(
        text(request.getState()),
        text(request.getAttribute(OidcParameterNames.NONCE)),
        text(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
        next);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNull(value);
  }

  void begin(HttpServletRequest request) {
    request
        .getSession(true)
        .setAttribute(ATTRIBUTE, String.join("\n", state, nonce, verifier, next.path()));
  }

  /// The journey that a browser is back from; it cannot come back twice.
  static Optional<Journey> end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    String[] parts = text.split("\n", PARTS);
    return Optional.of(new Journey(parts[0], parts[1], parts[2], Next.of(parts[PARTS - 1])));
  }

  boolean began(String broughtBack) {
    return MessageDigest.isEqual(state.getBytes(UTF_8), broughtBack.getBytes(UTF_8));
  }

  /// Both ways together, as Spring Security checks them.
  OAuth2AuthorizationExchange exchange(ClientRegistration registration, String code) {
    OAuth2AuthorizationRequest request =
        OAuth2AuthorizationRequest.authorizationCode()
            .clientId(registration.getClientId())
            .authorizationUri(text(registration.getProviderDetails().getAuthorizationUri()))
            .redirectUri(text(registration.getRedirectUri()))
            .scopes(registration.getScopes())
            .state(state)
            .attributes(
                Map.of(
                    OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId(),
                    OidcParameterNames.NONCE, nonce,
                    PkceParameterNames.CODE_VERIFIER, verifier))
            .build();
    OAuth2AuthorizationResponse response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(text(registration.getRedirectUri()))
            .state(state)
            .build();
    return new OAuth2AuthorizationExchange(request, response);
  }

  @Override
  public String toString() {
    return "Journey[next=" + next.path() + "]";
  }
}
