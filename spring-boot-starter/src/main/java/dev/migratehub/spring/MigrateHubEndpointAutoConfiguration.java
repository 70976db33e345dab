package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/// Sets up the endpoint where the application has the actuator and exposes it.
@AutoConfiguration(after = MigrateHubAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MigrateHubEndpoint.class)
public final class MigrateHubEndpointAutoConfiguration {

  @Bean
  @ConditionalOnBean(MigrateHub.class)
  @ConditionalOnMissingBean
  MigrateHubEndpoint migrateHubEndpoint(MigrateHub hub) {
    return new MigrateHubEndpoint(hub);
  }
}
