package dev.migratehub.hub.reach;

import dev.migratehub.hub.store.DbSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what decides where targets may be.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReachSettings.class)
class ReachConfiguration {

  @Bean
  Reach reach(ObjectProvider<Resolver> own, ReachSettings settings, DbSettings database) {
    Boolean loopback = settings.loopback();
    Resolver resolver = own.getIfAvailable(() -> new SystemResolver(settings.resolve()));
    return new Reach(resolver, loopback == null ? database.embedded() : loopback);
  }
}
