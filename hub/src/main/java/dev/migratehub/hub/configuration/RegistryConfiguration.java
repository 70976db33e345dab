package dev.migratehub.hub.configuration;

import dev.migratehub.hub.store.DbSettings;
import dev.migratehub.hub.store.ToolDatabase;
import io.micrometer.observation.ObservationPredicate;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Clock;
import java.util.Optional;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/// The parts of the registry that are started with the hub.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrySettings.class)
class RegistryConfiguration {

  static {
    SpringDocUtils.getConfig()
        .replaceWithSchema(RawJson.class, new Schema<>().description("Any JSON value."));
  }

  @Bean(destroyMethod = "close")
  RegistryNode registryNode(
      RegistrySettings settings, DbSettings database, ToolDatabase tool, Clock clock) {
    return settings
        .log(
            database.embedded()
                ? Optional.of(database.data().toAbsolutePath().resolve("registry"))
                : Optional.empty())
        .map(log -> RegistryNode.start(log, tool, clock))
        .orElseGet(RegistryNode::off);
  }

  /// Programs read thousands of times a second: they are counted, but leave no trace each.
  @Bean
  ObservationPredicate noTraceOfEachRead() {
    return (_, context) ->
        !(context instanceof ServerRequestObservationContext request
            && request.getCarrier() != null
            && request.getCarrier().getRequestURI().startsWith(PublicReadFilter.PATH));
  }
}
