package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;

/// A bean that changes how the application's database is migrated, after the properties did.
@FunctionalInterface
public interface MigrateHubCustomizer {

  /// The same with whatever is to be different.
  MigrateHub customized(MigrateHub hub);
}
