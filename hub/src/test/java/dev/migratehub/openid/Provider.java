package dev.migratehub.openid;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// A real OpenID provider with pages of its own, which knows anna, mia, ulf and eve by the password
/// "secret".
public final class Provider implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Provider(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Starts it for one client.
  public static Provider start(URI issuer, String client, String secret, String redirect) {
    String registration = "spring.security.oauth2.authorizationserver.client.hub.registration.";
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("spring.config.name", "provider"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry(
                "spring.autoconfigure.exclude",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"),
            Map.entry("server.port", issuer.getPort()),
            Map.entry("spring.security.oauth2.authorizationserver.issuer", issuer.toString()),
            Map.entry(registration + "client-id", client),
            Map.entry(registration + "client-secret", "{noop}" + secret),
            Map.entry(registration + "client-authentication-methods", "client_secret_basic"),
            Map.entry(registration + "authorization-grant-types", "authorization_code"),
            Map.entry(registration + "redirect-uris", redirect),
            Map.entry(registration + "scopes", "openid,email,profile"),
            Map.entry(
                "spring.security.oauth2.authorizationserver.client.hub.require-proof-key", "true"));
    String[] arguments =
        settings.entrySet().stream()
            .map(it -> "--" + it.getKey() + "=" + it.getValue())
            .toArray(String[]::new);
    return new Provider(new SpringApplicationBuilder(Parts.class).run(arguments));
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Parts {

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          Stream.of("anna", "mia", "ulf", "eve")
              .map(it -> User.withUsername(it).password("{noop}secret").build())
              .toArray(UserDetails[]::new));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> addresses() {
      return context -> {
        if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
          String name = String.valueOf(context.getClaims().build().getSubject());
          context
              .getClaims()
              .claim("email", name + "@example.org")
              .claim("email_verified", true)
              .claim("name", name);
        }
      };
    }
  }
}
