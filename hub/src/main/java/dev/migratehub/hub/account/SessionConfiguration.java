package dev.migratehub.hub.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.hub.web.Peer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/// Sessions live in the hub's own database, so that every node knows them and one can be ended at
/// once.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, OidcSettings.class, AdminSettings.class})
@EnableJdbcHttpSession(
    tableName = "hub.spring_session",
    maxInactiveIntervalInSeconds = SessionConfiguration.NOT_SIGNED_IN_SECONDS)
class SessionConfiguration {

  /// How long somebody may take to sign in.
  static final int NOT_SIGNED_IN_SECONDS = 15 * 60;

  /// Texts are all that sessions hold. Nothing is ever deserialized from that table, so that who
  /// can write to it gains no more than sessions.
  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService texts = new GenericConversionService();
    texts.addConverter(
        Object.class,
        byte[].class,
        value -> {
          if (value instanceof String text) {
            return text.getBytes(UTF_8);
          }
          throw new IllegalArgumentException("a session holds texts only");
        });
    texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, UTF_8));
    return texts;
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upserts() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  CookieSerializer sessionCookie(Peer peer) {
    return new SessionCookie(peer);
  }
}
