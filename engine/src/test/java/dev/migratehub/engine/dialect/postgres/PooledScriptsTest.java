package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts that are hard to split, through the pool of an application, whose driver looks into each
/// statement by rules of its own.
final class PooledScriptsTest {

  private static final int SCRIPTS = 60;

  @TempDir private Path folder;

  @Test
  void the_driver_takes_no_statement_for_two() throws Exception {
    Database database = PostgresServer.shared().newDatabase();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(20261121);
    Files.writeString(folder.resolve("1_log.up.sql"), "create table log (id serial, value text);");
    for (int i = 2; i <= SCRIPTS; i++) {
      Files.writeString(folder.resolve(i + "_s.up.sql"), script(random));
    }
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(MigrateHub.on(pool).scripts(folder).up()).hasSize(SCRIPTS);
    }
  }

  private static String script(RandomGenerator random) {
    return NastyScripts.undisputed(random, 20).statements().stream()
        .filter(statement -> !statement.matches("BEGIN|COMMIT|COPY .*"))
        .map(statement -> statement + "\n;\n")
        .collect(Collectors.joining("", "select 1;\n", ""));
  }
}
