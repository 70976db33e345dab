package dev.migratehub.hub.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The hub's own database as the rest of the hub sees it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DbSettings.class)
class StoreConfiguration {

  @Bean(destroyMethod = "close")
  ToolDatabase toolDatabase(DbSettings settings) {
    return ToolDatabase.open(settings);
  }

  @Bean(destroyMethod = "")
  DataSource dataSource(ToolDatabase database) {
    return database.source();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
