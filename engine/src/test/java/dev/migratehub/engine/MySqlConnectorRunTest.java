package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MySQL through its own driver, which an address with `jdbc:mysql:` asks for.
@Tag("slow")
final class MySqlConnectorRunTest
    implements RunContract,
        HistoryContract,
        JournalContract,
        ResumeContract,
        ProgramsContract,
        CountsContract {

  @Override
  public String freshUrl(Path folder) {
    Database database = MySqlServer.shared().newDatabase();
    return "jdbc:mysql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            database.host(),
            database.port(),
            database.database(),
            database.user(),
            database.password());
  }

  @Test
  void notes_arrive_whatever_encoding_a_script_asks_for(@TempDir Path folder) {
    Project project =
        new Project(folder, freshUrl(folder))
            .file(
                "changes.sql",
                "--liquibase formatted sql",
                "--changeset jürgen:1",
                "create table a (id int);",
                "set names latin1;",
                "insert into a values (1);",
                "insert into a select statements_done from migrate_hub_migrations;",
                "alter table a add b int;",
                "insert into a select statements_done, 0 from migrate_hub_migrations;");

    project.hub().up();

    assertThat(project.ask("select id from a order by id")).containsExactly("1", "3", "5");
  }
}
