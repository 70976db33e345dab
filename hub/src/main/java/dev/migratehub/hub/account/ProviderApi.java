package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sends browsers to the OpenID provider and takes them back.
@RestController
@RequestMapping({"/auth/google", "/api/v1/auth/google"})
final class ProviderApi {

  private static final Log LOG = LogFactory.getLog(ProviderApi.class);

  private final Provider provider;
  private final Vouching vouching;
  private final SignIns signIns;
  private final Sessions sessions;
  private final Actors actors;
  private final Peer peer;

  ProviderApi(
      Provider provider,
      Vouching vouching,
      SignIns signIns,
      Sessions sessions,
      Actors actors,
      Peer peer) {
    this.provider = provider;
    this.vouching = vouching;
    this.signIns = signIns;
    this.sessions = sessions;
    this.actors = actors;
    this.peer = peer;
  }

  @GetMapping("/start")
  @ResponseStatus(HttpStatus.FOUND)
  ResponseEntity<Void> start(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String next) {
    peer.mustBePrivate(request);
    signIns.stranger("start " + peer.countedAs(request));
    var registration = provider.found().registration();
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    OAuth2AuthorizationRequest wish =
        Objects.requireNonNull(resolver.resolve(request, Provider.NAME));
    Journey.of(wish, Next.of(next)).begin(request);
    return to(URI.create(wish.getAuthorizationRequestUri()));
  }

  @GetMapping("/callback")
  @ResponseStatus(HttpStatus.FOUND)
  ResponseEntity<Void> callback(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String error) {
    peer.mustBePrivate(request);
    Journey journey =
        Journey.end(request)
            .filter(it -> it.began(state))
            .orElseThrow(() ->
                refused(
                    request,
                    "state",
                    "This answer of the provider belongs to no sign-in that you began here."));
    if (code.isEmpty()) {
      throw refused(
          request,
          error.matches("[a-z_]{1,60}") ? error : "no_code",
          "The provider has not signed you in.");
    }
    SignIns.Entry entry =
        signIns.withProvider(actors.strangerAt(request), claims(request, journey, code));
    sessions.begin(request, entry.user().id(), entry.session());
    return to(URI.create(journey.next().path()));
  }

  private Admission.Claims claims(HttpServletRequest request, Journey journey, String code) {
    try {
      return vouching.claims(journey.exchange(provider.found().registration(), code));
    } catch (AuthenticationException e) {
      LOG.warn("the OpenID provider's answer is refused: " + e.getMessage());
      String reason =
          e instanceof OAuth2AuthenticationException it ? it.getError().getErrorCode() : "provider";
      throw refused(request, reason, "What the provider says of you does not hold.");
    }
  }

  private Refusal refused(HttpServletRequest request, String reason, String sentence) {
    signIns.stranger("callback " + peer.countedAs(request));
    return signIns.refuse(
        actors.strangerAt(request),
        "provider",
        "",
        reason,
        new Refusal(Fault.UNAUTHENTICATED, "sign_in_refused", sentence));
  }

  private static ResponseEntity<Void> to(URI place) {
    return ResponseEntity.status(HttpStatus.FOUND).location(place).build();
  }
}
