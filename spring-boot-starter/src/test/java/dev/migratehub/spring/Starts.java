package dev.migratehub.spring;

import dev.migratehub.spring.orders.OrdersApplication;
import dev.migratehub.testkit.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the shop on a database, with scripts in a folder.
record Starts(Path folder, Database database) {

  /// The scripts that the shop needs.
  Starts shop() {
    return file("001_create_orders.up.sql", "create table orders (id int primary key);")
        .file("001_create_orders.down.sql", "drop table orders;")
        .file(
            "002_add_customer.up.sql",
            "alter table orders add customer varchar(100); insert into orders values (1, 'Ada');");
  }

  Starts file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigurableApplicationContext run(String... properties) {
    return run(List.of(), properties);
  }

  /// Starts with beans of a test's own beside the shop's.
  ConfigurableApplicationContext run(List<Class<?>> more, String... properties) {
    List<Class<?>> sources = new ArrayList<>(List.of(OrdersApplication.class));
    sources.addAll(more);
    Map<String, String> settings = new LinkedHashMap<>(settings());
    for (String property : properties) {
      int equals = property.indexOf('=');
      settings.put(property.substring(0, equals), property.substring(equals + 1));
    }
    return new SpringApplication(sources.toArray(Class<?>[]::new))
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("server.port", "0"),
        Map.entry("spring.main.banner-mode", "off"),
        Map.entry("spring.main.allow-bean-definition-overriding", "true"),
        Map.entry("spring.flyway.enabled", "false"),
        Map.entry("spring.jpa.hibernate.ddl-auto", "validate"),
        Map.entry("spring.jpa.open-in-view", "false"),
        Map.entry("spring.datasource.url", database.jdbcUrl()),
        Map.entry("spring.datasource.username", database.user()),
        Map.entry("spring.datasource.password", database.password()),
        Map.entry("spring.datasource.hikari.maximum-pool-size", "3"),
        Map.entry("management.endpoints.web.exposure.include", "migratehub"),
        Map.entry("migrate-hub.locations", "filesystem:" + folder));
  }

  /// What a start that must fail writes.
  String failing(String... properties) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (ConfigurableApplicationContext context = run(properties)) {
      throw new AssertionError("started: " + context);
    } catch (RuntimeException e) {
      return said.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
    }
  }
}
