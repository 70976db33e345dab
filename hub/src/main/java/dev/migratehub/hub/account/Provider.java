package dev.migratehub.hub.account;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// The OpenID provider as it describes itself. It is asked when the first person wants to sign in,
/// so that the hub starts while the provider is down.
@Component
final class Provider {

  /// What Spring Security and the addresses call it, whichever provider it is.
  static final String NAME = "google";

  private static final Log LOG = LogFactory.getLog(Provider.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final OidcSettings settings;
  private @Nullable Found found;

  Provider(OidcSettings settings) {
    this.settings = settings;
  }

  /// A provider that has answered.
  ///
  /// @param algorithms with which it signs
  record Found(ClientRegistration registration, List<String> algorithms) {}

  /// Whether there is sign-in by a provider here.
  boolean configured() {
    return settings.client().isPresent();
  }

  /// What the provider says of itself.
  ///
  /// @throws Refusal where there is none, or it does not answer as it should
  synchronized Found found() {
    Found known = found;
    if (known == null) {
      known = discover();
      found = known;
    }
    return known;
  }

  /// Speaks with the provider: not for long, and it is not sent elsewhere.
  static JdkClientHttpRequestFactory connection() {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(PATIENCE);
    return factory;
  }

  private Found discover() {
    OidcSettings.Google client =
        settings
            .client()
            .orElseThrow(() ->
                new Refusal(
                    Fault.NOT_FOUND, "provider_off", "No OpenID provider is configured here."));
    Map<String, Object> said = ask();
    boolean whole =
        Stream.of("authorization_endpoint", "token_endpoint", "jwks_uri")
            .allMatch(it -> said.get(it) instanceof String);
    if (!whole || !settings.issuer().equals(said.get("issuer"))) {
      LOG.error(
          "what answers at " + settings.issuer() + " is not the OpenID provider of that name");
      throw silent();
    }
    ClientRegistration registration =
        ClientRegistrations.fromOidcConfiguration(said)
            .registrationId(NAME)
            .clientId(client.clientId())
            .clientSecret(client.clientSecret().value())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .redirectUri(client.redirectUrl())
            .scope("openid", "email", "profile")
            .build();
    return new Found(registration, algorithms(said));
  }

  private Map<String, Object> ask() {
    String base = settings.issuer().replaceFirst("/$", "");
    try {
      return Objects.requireNonNullElse(
          RestClient.builder()
              .requestFactory(connection())
              .build()
              .get()
              .uri(base + WELL_KNOWN)
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {}),
          Map.of());
    } catch (RestClientException e) {
      LOG.error("the OpenID provider " + settings.issuer() + " does not answer", e);
      throw silent();
    }
  }

  private static List<String> algorithms(Map<String, Object> said) {
    return said.get("id_token_signing_alg_values_supported") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of("RS256");
  }

  private static Refusal silent() {
    return new Refusal(
        Fault.UNAVAILABLE,
        "provider_silent",
        "The OpenID provider does not answer as it should; try again soon.");
  }
}
