package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table of the history's name that another tool made.
final class HistoryReadingTest {

  @TempDir private Path folder;

  @Test
  void a_foreign_table_is_told_from_a_broken_connection() {
    Project project = project(PostgresServer.shared().newDatabase().url());
    assertForeign(project, "schema_migrations cannot be read: column");
  }

  @Test
  void a_foreign_table_is_found_out_even_where_unknown_columns_are_texts() {
    Project project = project("sqlite:" + folder.resolve("a.db"));
    assertForeign(project, "schema_migrations cannot be read: its rows are of another form");
  }

  private void assertForeign(Project project, String words) {
    project.say("create table schema_migrations (version bigint, dirty boolean)");
    project.say("insert into schema_migrations values (3, false)");
    MigrateHub hub = project.hub().table(TableName.of("schema_migrations"));
    for (Runnable work : new Runnable[] {hub::status, hub::history, hub::up, hub::validate}) {
      Problem problem = Project.problem(work);
      assertThat(problem.code()).isEqualTo(Code.HISTORY_TABLE_FOREIGN);
      assertThat(problem.what()).contains(words);
    }
  }

  private Project project(String url) {
    return new Project(folder.resolve("migrations"), url)
        .file("001_a.up.sql", "create table a (id int);");
  }
}
