package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `migr8` as a process on every server: signing in, and what it says when that fails.
@Tag("slow")
final class ServersTest {

  @TempDir private Path folder;

  @SuppressWarnings("UnnecessaryLambda") // started only by the test that asks
  static Named<?>[] servers() {
    Supplier<Databases> postgres = PostgresServer::shared;
    Supplier<Databases> mysql = MySqlServer::shared;
    Supplier<Databases> mariadb = MariaDbServer::shared;
    return new Named<?>[] {
      Named.of("PostgreSQL", postgres), Named.of("MySQL", mysql), Named.of("MariaDB", mariadb)
    };
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_database_given_by_its_parts_is_reached(Supplier<Databases> server) throws Exception {
    Database database = server.get().newDatabase();
    Files.writeString(
        folder.resolve(".migr8.yaml"),
        """
        database:
          driver: %s
          host: %s
          port: %d
          database: %s
          username: %s
        """
            .formatted(
                driver(database),
                database.host(),
                database.port(),
                database.database(),
                database.user()));
    Running run = start(Map.of("MIGR8_DATABASE_PASSWORD", database.password()), "config", "test");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).startsWith("ok  ").contains("database " + database.database());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void user_and_password_may_stand_in_the_parameters(Supplier<Databases> server) throws Exception {
    Database database = server.get().newDatabase();
    String url =
        "%s://%s:%d/%s?user=%s&password=%s"
            .formatted(
                driver(database),
                database.host(),
                database.port(),
                database.database(),
                database.user(),
                database.password());
    Running run = start(Map.of("DATABASE_URL", url), "config", "test");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).startsWith("ok  ").contains("database " + database.database());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_wrong_password_is_refused_and_not_shown(Supplier<Databases> server) throws Exception {
    Database database = server.get().newDatabase();
    String url = database.url().replace(":" + database.password() + "@", ":Tr0ub4dor@");
    Running run = start(Map.of("DATABASE_URL", url), "config", "test");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).startsWith("MH-041  ").doesNotContain("Tr0ub4dor");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void an_unknown_database_is_named(Supplier<Databases> server) throws Exception {
    Database database = server.get().newDatabase();
    String url = database.url().replace("/" + database.database(), "/nowhere");
    Running run = start(Map.of("DATABASE_URL", url), "config", "test");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).startsWith("MH-042  ").contains("nowhere");
  }

  private Running start(Map<String, String> variables, String... words) throws Exception {
    return Running.start(folder, variables, words);
  }

  private static String driver(Database database) {
    String url = database.url();
    return url.substring(0, url.indexOf(':'));
  }
}
