package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/// Says why nothing is migrated here where Flyway is set up as well.
@AutoConfiguration(after = MigrateHubAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "migrate-hub.enabled", matchIfMissing = true)
@ConditionalOnBean(type = "org.flywaydb.core.Flyway")
@ConditionalOnMissingBean(MigrateHub.class)
public final class FlywayNoticeAutoConfiguration {

  FlywayNoticeAutoConfiguration() {
    LogFactory.getLog(MigrateHub.class)
        .warn(
            "Flyway migrates this database, so Migrate Hub does not; to change over, set"
                + " spring.flyway.enabled=false (or migrate-hub.enabled=true if both are meant)");
  }
}
