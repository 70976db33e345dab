package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.hook.Callback;
import dev.migratehub.engine.plan.Step;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/guide/java.md`, as they stand there.
final class JavaGuideTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final Pools pools = new Pools();
  private final List<String> log = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("db/migration"));
    Files.writeString(
        scripts.resolve("001_releases.up.sql"), "create table releases (step varchar(100));");
    Files.writeString(scripts.resolve("002_a.up.sql"), "create table a (id int);");
    Files.writeString(scripts.resolve("002_a.down.sql"), "drop table a;");
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
  }

  @AfterEach
  void close() {
    Thread.currentThread().setContextClassLoader(before);
    pools.close();
  }

  private DataSource dataSource() {
    return Pools.at(pools.open("jdbc:sqlite:" + folder.resolve("data.db"), "", ""));
  }

  @Test
  void the_first_example_does_what_it_says() {
    DataSource dataSource = dataSource();
    // example
    MigrateHub hub =
        MigrateHub.on(dataSource)
            .scripts("classpath:db/migration")
            .listener(event -> {
              if (event instanceof Event.Finished done) {
                log.add(done.outcome().step().label());
              }
            });

    hub.plan().steps().forEach(step -> log.add("planned " + step.label()));
    hub.up();
    hub.status().lines().forEach(line -> log.add(line.id().text() + " " + line.standing().text()));
    hub.down();
    // end
    assertThat(log)
        .containsExactly(
            "planned 001_releases",
            "planned 002_a",
            "001_releases",
            "002_a",
            "001 applied",
            "002 applied",
            "002_a");
  }

  @Test
  void the_callback_runs_with_each_script() {
    DataSource dataSource = dataSource();
    // example
    Callback grants =
        new Callback() {
          @Override
          public void afterEach(Step.Scripted step, Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
              statement.execute("insert into releases (step) values ('" + step.label() + "')");
            }
          }
        };
    MigrateHub.on(dataSource).scripts("classpath:db/migration").callbacks(grants).up();
    // end
    assertThat(MigrateHub.on(dataSource).scripts("classpath:db/migration").plan().isEmpty())
        .isTrue();
  }

  @Test
  void the_guide_shows_what_runs_here() throws IOException {
    String here =
        Files.readString(Path.of("src/test/java/dev/migratehub/engine/JavaGuideTest.java"));
    String guide = Files.readString(Path.of("../docs/guide/java.md"));
    List<String> examples = examples(here);
    assertThat(examples).hasSize(2);
    assertThat(examples).allSatisfy(example -> assertThat(guide).contains(example));
  }

  private static List<String> examples(String source) {
    List<String> examples = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : source.lines().toList()) {
      switch (line.strip()) {
        case "// example" -> lines.clear();
        case "// end" -> examples.add("```java\n" + String.join("\n", lines) + "\n```");
        default -> lines.add(line.replaceFirst("^    ", ""));
      }
    }
    return examples.stream().distinct().collect(Collectors.toList());
  }
}
