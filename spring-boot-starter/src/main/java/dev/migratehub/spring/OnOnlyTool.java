package dev.migratehub.spring;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/// Nobody else migrates, or it is said that both do.
final class OnOnlyTool extends AnyNestedCondition {

  OnOnlyTool() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnMissingBean(type = "org.flywaydb.core.Flyway")
  static final class Alone {}

  @ConditionalOnBooleanProperty("migrate-hub.enabled")
  static final class Meant {}
}
