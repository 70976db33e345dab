package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.spring.notes.NotesApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A real application on SQLite, with scripts where the starter looks for them by itself.
final class SqliteStarterTest {

  @TempDir private Path folder;

  private ConfigurableApplicationContext run(String... properties) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.main.banner-mode=off",
                "--spring.main.web-application-type=none",
                "--spring.flyway.baseline-on-migrate=true",
                "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("notes.db")));
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new SpringApplication(NotesApplication.class).run(arguments.toArray(String[]::new));
  }

  @Test
  void scripts_on_the_class_path_are_found() {
    try (ConfigurableApplicationContext context = run("spring.flyway.enabled=false")) {
      assertThat(context.getBean(NotesApplication.Opening.class).notes()).isEqualTo(2);
      assertThat(context.getBean(MigrateHub.class).status().pending()).isZero();
    }
    try (ConfigurableApplicationContext again = run("spring.flyway.enabled=false")) {
      assertThat(again.getBean(NotesApplication.Opening.class).notes()).isEqualTo(2);
    }
  }

  @Test
  void where_flyway_migrates_nobody_else_does() {
    run("spring.flyway.enabled=false").close();

    try (ConfigurableApplicationContext context = run()) {
      assertThat(context.containsBean("flyway")).isTrue();
      assertThat(context.getBeansOfType(MigrateHub.class)).isEmpty();
    }
  }

  @Test
  void both_work_where_both_are_meant() {
    try (ConfigurableApplicationContext context = run("migrate-hub.enabled=true")) {
      assertThat(context.containsBean("flyway")).isTrue();
      assertThat(context.getBean(NotesApplication.Opening.class).notes()).isEqualTo(2);
    }
  }
}
