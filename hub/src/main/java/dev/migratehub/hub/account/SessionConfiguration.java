package dev.migratehub.hub.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/// Sessions live in the hub's own database, so that every node knows them and one can be ended at
/// once.
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
    tableName = "hub.spring_session",
    maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
class SessionConfiguration {

  static final int IDLE_SECONDS = 8 * 60 * 60;
}
