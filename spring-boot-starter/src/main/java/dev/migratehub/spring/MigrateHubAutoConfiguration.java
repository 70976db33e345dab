package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.hook.Callback;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/// Sets up the engine and the bean that migrates, which everything that uses the database waits
/// for.
///
/// Where Flyway is set up as well, it keeps the database to itself, because both would run the same
/// files; `migrate-hub.enabled=true` says that both are meant.
@AutoConfiguration(
    after = DataSourceAutoConfiguration.class,
    afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnBooleanProperty(name = "migrate-hub.enabled", matchIfMissing = true)
@Conditional({OnDatabase.class, OnOnlyTool.class})
@EnableConfigurationProperties(MigrateHubProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrateHubAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  MigrateHub migrateHub(
      MigrateHubProperties properties,
      ObjectProvider<DataSource> dataSource,
      @MigrateHubDataSource ObjectProvider<DataSource> marked,
      ObjectProvider<Callback> callbacks,
      ObjectProvider<MigrateHubCustomizer> customizers) {
    @Nullable DataSource own = marked.getIfAvailable();
    MigrateHub hub =
        new Hubs(properties, own == null ? dataSource.getIfUnique() : own)
            .hub()
            .callbacks(callbacks.orderedStream().toArray(Callback[]::new));
    for (MigrateHubCustomizer customizer : customizers.orderedStream().toList()) {
      hub = customizer.customized(hub);
    }
    return hub;
  }

  @Bean
  @ConditionalOnMissingBean
  MigrateHubInitializer migrateHubInitializer(MigrateHub hub, MigrateHubProperties properties) {
    return new MigrateHubInitializer(hub, properties.mode());
  }
}
