package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import org.springframework.beans.factory.InitializingBean;

/// Brings the database where the application needs it before anything that uses it is made.
public final class MigrateHubInitializer implements InitializingBean {

  private final MigrateHub hub;
  private final MigrateHubProperties.Mode mode;

  MigrateHubInitializer(MigrateHub hub, MigrateHubProperties.Mode mode) {
    this.hub = hub;
    this.mode = mode;
  }

  @Override
  public void afterPropertiesSet() {
    switch (mode) {
      case MIGRATE -> hub.up();
      case VALIDATE -> hub.verify();
      case NONE -> {}
    }
  }
}
