package dev.migratehub.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExamplesTest {

  private static void runsAsItsPageSays(Example example) {
    assertThat(example.commandsOfItsPage()).hasSizeGreaterThan(3);
    for (String command : example.commandsOfItsPage()) {
      Example.Result result = example.run(command);
      assertThat(result.status()).as("%s%n%s", command, result.output()).isZero();
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      results.next();
      return results.getString(1);
    }
  }

  @Test
  void the_notes_run_as_their_page_says(@TempDir Path scratch) {
    Example notes = Example.copy("sqlite-notes", scratch, Map.of());

    runsAsItsPageSays(notes);

    assertThat(notes.run("migr8 status --check").status()).isZero();
    assertThat(
            notes
                .run("sqlite3 migr8.db 'select note_id, tag from note_tags order by 1, 2'")
                .output())
        .isEqualTo("1|food\n1|home\n2|work\n");
  }

  @Test
  @Tag("slow")
  void guardian_runs_as_its_page_says(@TempDir Path scratch) throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    Example guardian = Example.copy("guardian", scratch, Map.of("DATABASE_URL", database.url()));

    runsAsItsPageSays(guardian);

    assertThat(guardian.folder().resolve("migrations/007_add_labels.up.sql")).exists();
    assertThat(ask(database, "select count(*) from migrate_hub_migrations where state = 'applied'"))
        .isEqualTo("6");
  }

  @Test
  @Tag("slow")
  void guardian_is_driven_by_its_script_as_well(@TempDir Path scratch) throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    Example guardian = Example.copy("guardian", scratch, Map.of("DATABASE_URL", database.url()));

    assertThat(guardian.run("scripts/migrate.sh up 3").status()).isZero();
    assertThat(guardian.run("scripts/migrate.sh version").output().strip()).isEqualTo("003");
    assertThat(guardian.run("scripts/migrate.sh force 2").status()).isZero();
    assertThat(guardian.run("scripts/migrate.sh force 3").status()).isZero();
    assertThat(guardian.run("make migrate-force VERSION=3").status()).isZero();
    assertThat(guardian.run("scripts/migrate.sh down 3").status()).isZero();
    assertThat(
            ask(
                database,
                "select count(*) from pg_class where relname in ('users', 'projects', 'roles')"))
        .isEqualTo("0");
    assertThat(guardian.run("scripts/migrate.sh").status()).isEqualTo(2);
    assertThat(guardian.run("make migrate-create").status()).isNotZero();
  }

  @Test
  @Tag("slow")
  void archon_runs_as_its_page_says(@TempDir Path scratch) throws SQLException {
    Database database = PostgresServer.shared().newDatabase();
    Example archon = Example.copy("archon", scratch, Map.of("DATABASE_URL", database.url()));

    runsAsItsPageSays(archon);

    assertThat(
            ask(
                database,
                "select string_agg(version || ' ' || migration_name, ', ' order by version, migration_name)"
                    + " from archon_migrations where length(checksum) = 32"))
        .isEqualTo(
            "0.1.0 001_create_sources, 0.1.0 002_create_pages, 0.2.0 001_index_pages,"
                + " 0.2.0 002_add_page_metadata");
  }
}
