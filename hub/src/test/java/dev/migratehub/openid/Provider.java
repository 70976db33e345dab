package dev.migratehub.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// A real OpenID provider with pages of its own, which knows anna and eve by the password "secret".
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
  @EnableAutoConfiguration(
      exclude = {
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class
      })
  static class Parts {

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          List.of(
              User.withUsername("anna").password("{noop}secret").build(),
              User.withUsername("eve").password("{noop}secret").build()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> addresses() {
      return context -> {
        if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
          String name = context.getPrincipal().getName();
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
