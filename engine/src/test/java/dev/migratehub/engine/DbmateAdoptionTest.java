package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.testkit.Client;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.NpmPrograms;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Databases that dbmate itself has made.
final class DbmateAdoptionTest {

  @TempDir private Path folder;

  static Named<?>[] databases() {
    Function<Path, Site> postgres =
        any -> Site.of("org.postgresql.Driver", PostgresServer.shared().newDatabase());
    Function<Path, Site> mysql =
        any -> Site.of("com.mysql.cj.jdbc.Driver", MySqlServer.shared().newDatabase());
    Function<Path, Site> mariadb =
        any -> Site.of("org.mariadb.jdbc.Driver", MariaDbServer.shared().newDatabase());
    Function<Path, Site> sqlite = Site::file;
    return new Named<?>[] {
      Named.of("PostgreSQL", postgres),
      Named.of("MySQL", mysql),
      Named.of("MariaDB", mariadb),
      Named.of("SQLite", sqlite)
    };
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_dbmate_applied_is_adopted_and_gone_on_with(Function<Path, Site> database) {
    Site site = database.apply(folder.resolve("one.db"));
    Site whole = database.apply(folder.resolve("two.db"));
    Project project =
        new Project(folder.resolve("sql"), site.url())
            .file(
                "20240101000000_a.sql",
                "-- migrate:up",
                "create table a (id int primary key);",
                "-- migrate:down",
                "drop table a;")
            .file(
                "20240102000000_b.sql",
                "-- migrate:up",
                "create table b (id int);",
                "-- migrate:down");
    dbmate(site);
    List<String> theirs = Schema.rows(site, "schema_migrations");
    project.file(
        "20240103000000_c.sql", "-- migrate:up", "create table c (id int);", "-- migrate:down");
    dbmate(whole);

    Adoption adoption = project.hub().adopt(AdoptionRequest.ANY);

    assertThat(adoption.tool()).isEqualTo(Tool.DBMATE);
    assertThat(project.history())
        .containsExactly("20240101000000:applied", "20240102000000:applied");
    assertThat(project.hub().up()).hasSize(1);
    assertThat(Schema.of(site)).isEqualTo(Schema.of(whole)).isNotEmpty();
    assertThat(Schema.rows(site, "schema_migrations")).isEqualTo(theirs);
  }

  private void dbmate(Site site) {
    String url =
        site.url().startsWith("postgres")
            ? site.url() + "?sslmode=disable"
            : site.url().replaceFirst("^mariadb:", "mysql:");
    Client.Result result =
        new Client(
                List.of(
                    NpmPrograms.dbmate().toString(),
                    "--url",
                    url,
                    "--no-dump-schema",
                    "--migrations-dir",
                    folder.resolve("sql").toString()),
                Map.of())
            .run("migrate");
    assertThat(result.exit()).as(result.err()).isZero();
  }
}
