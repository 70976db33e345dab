package dev.migratehub.hub.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// Changes the code that a browser brought back for what the provider says of that person: over a
/// connection of the hub's own, with the PKCE verifier, and with signature, issuer, audience, time
/// and nonce of the ID token checked.
@Component
final class Vouching {

  private final OidcAuthorizationCodeAuthenticationProvider check;
  private final Map<Provider.Found, JwtDecoder> decoders = new ConcurrentHashMap<>();
  private final Provider provider;

  Vouching(Provider provider) {
    this.provider = provider;
    this.check = new OidcAuthorizationCodeAuthenticationProvider(tokens(), userInfo());
    check.setJwtDecoderFactory(
        registration -> decoders.computeIfAbsent(provider.found(), Vouching::decoder));
  }

  /// What the provider says.
  ///
  /// @throws org.springframework.security.core.AuthenticationException when anything is not as it
  ///   must be
  Admission.Claims claims(OAuth2AuthorizationExchange exchange) {
    ClientRegistration registration = provider.found().registration();
    var vouched =
        (OAuth2LoginAuthenticationToken)
            check.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
    OidcUser user =
        (OidcUser) Objects.requireNonNull(Objects.requireNonNull(vouched).getPrincipal());
    return new Admission.Claims(
        String.valueOf(user.getIdToken().getClaimAsString("iss")),
        Objects.requireNonNullElse(user.getIdToken().getSubject(), ""),
        Objects.requireNonNullElse(user.getEmail(), ""),
        Boolean.TRUE.equals(user.getEmailVerified()),
        Objects.requireNonNullElse(user.getFullName(), ""),
        Optional.ofNullable(user.getClaimAsString("hd")));
  }

  private static RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(Provider.connection())
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /// Asked only where the ID token says nothing of an e-mail address.
  private static OidcUserService userInfo() {
    DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
    plain.setRestOperations(new RestTemplate(Provider.connection()));
    OidcUserService service = new OidcUserService();
    service.setOauth2UserService(plain);
    service.setRetrieveUserInfo(request ->
        request.getIdToken().getEmail() == null
            && request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri()
                != null);
    return service;
  }

  private static JwtDecoder decoder(Provider.Found found) {
    ClientRegistration registration = found.registration();
    String keys =
        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri(), "jwks_uri");
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .restOperations(new RestTemplate(Provider.connection()))
            .jwsAlgorithms(it -> it.addAll(asymmetric(found.algorithms())))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  /// Those that need the provider's own key; what everybody could sign is not among them.
  private static Set<SignatureAlgorithm> asymmetric(List<String> names) {
    Set<SignatureAlgorithm> known =
        names.stream()
            .map(SignatureAlgorithm::from)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    return known.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : known;
  }
}
