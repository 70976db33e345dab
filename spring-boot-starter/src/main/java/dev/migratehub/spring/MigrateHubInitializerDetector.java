package dev.migratehub.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/// Tells Spring Boot which bean has to come before everything that uses the database.
final class MigrateHubInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

  /// Before scripts of Spring's own, as with other tools that migrate.
  private static final int ORDER = 1;

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(MigrateHubInitializer.class);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
