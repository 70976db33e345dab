package dev.migratehub.spring;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/// There is something to migrate.
final class OnDatabase extends AnyNestedCondition {

  OnDatabase() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnBean(DataSource.class)
  static final class Source {}

  @ConditionalOnProperty("migrate-hub.url")
  static final class Address {}
}
