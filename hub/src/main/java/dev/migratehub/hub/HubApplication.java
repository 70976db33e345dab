package dev.migratehub.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts the hub.
@SpringBootApplication(
    proxyBeanMethods = false,
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class HubApplication {

  HubApplication() {}

  /// Runs until it is stopped.
  public static void main(String[] arguments) {
    SpringApplication.run(HubApplication.class, arguments);
  }
}
