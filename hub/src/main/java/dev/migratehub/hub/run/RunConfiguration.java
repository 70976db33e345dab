package dev.migratehub.hub.run;

import dev.migratehub.hub.inventory.Connections;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts of which runs are made.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunSettings.class)
class RunConfiguration {

  @Bean
  Node node() {
    return Node.ofThisProcess();
  }

  @Bean
  ItemRun.Parts parts(
      ItemStore items,
      LeaseStore leases,
      Node node,
      Clock clock,
      Connections connections,
      Subjects subjects,
      RunSettings settings,
      RunMeters meters,
      RunSpans spans) {
    return new ItemRun.Parts(
        items,
        leases,
        node,
        clock,
        new EngineRuns(connections, subjects, items, clock, settings, node),
        meters,
        spans);
  }
}
