package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Version;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A first run in a database that another tool has migrated until now.
final class NotAdoptedTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Tool.class)
  void nothing_runs_before_the_history_of_the_tool_is_adopted(Tool tool) {
    refused(tool, PostgresServer.shared().newDatabase().url(), Definitions.postgres(tool));
    refused(tool, MariaDbServer.shared().newDatabase().url(), Definitions.mysql(tool));
    refused(tool, "sqlite:" + folder.resolve("a.db"), Definitions.sqlite(tool));
  }

  private void refused(Tool tool, String url, List<String> definitions) {
    Project project = project(url);
    define(project, tool, definitions);
    project.say(row(tool));

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.NOT_ADOPTED);
    assertThat(problem.what()).contains(" of " + tool.title() + ")");
    assertThat(problem.next()).startsWith("take that history over: migr8 adopt");
    assertThat(project.history()).isEmpty();
    assertThat(Project.problem(() -> project.hub().plan()).code()).isEqualTo(Code.NOT_ADOPTED);
    assertThat(
            Project.problem(
                    () -> project.hub().execute(new Request.GoTo(Optional.of(Version.of("1")))))
                .code())
        .isEqualTo(Code.NOT_ADOPTED);
    project.hub().rules(new Rules(false, false, Optional.empty(), true)).up();
    assertThat(project.history()).containsExactly("1:applied");
    project.file("2_b.up.sql", "create table second (id int);");
    assertThat(project.hub().up()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void a_tool_that_has_applied_nothing_is_no_hindrance(Tool tool) {
    Project project = project("sqlite:" + folder.resolve("a.db"));
    define(project, tool, Definitions.sqlite(tool));
    if (tool == Tool.GOOSE) {
      project.say("insert into goose_db_version (version_id, is_applied) values (0, 1)");
    }

    project.hub().up();

    assertThat(project.history()).containsExactly("1:applied");
  }

  @ParameterizedTest
  @CsvSource({"alembic_version, Alembic", "django_migrations, Django", "_sqlx_migrations, sqlx"})
  void a_tool_that_cannot_be_adopted_is_named_too(String table, String tool) {
    Project project = project("sqlite:" + folder.resolve("a.db"));
    project.say("create table " + table + " (id int)", "insert into " + table + " values (1)");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.NOT_ADOPTED);
    assertThat(problem.what()).contains("(" + table + " of " + tool + ")");
    assertThat(problem.next())
        .startsWith("say what the database has already: migr8 baseline VERSION");
    project.hub().execute(new Request.Baseline(Version.of("1")));
    assertThat(project.hub().up()).isEmpty();
  }

  @Test
  void where_nothing_would_run_nothing_is_refused() {
    Project project =
        new Project(folder.resolve("empty"), "sqlite:" + folder.resolve("a.db"))
            .file("1_a.up.sql", "-- migr8: environments=prd", "create table first (id int);");
    project.say("create table alembic_version (id int)", "insert into alembic_version values (1)");

    assertThat(project.hub().up()).isEmpty();
  }

  private Project project(String url) {
    return new Project(folder.resolve("sql" + url.hashCode()), url)
        .file("1_a.up.sql", "create table first (id int);");
  }

  /// The tables of those tools that other tests let the tool itself make.
  private static void define(Project project, Tool tool, List<String> definitions) {
    project.say(definitions.toArray(String[]::new));
    if (tool == Tool.FLYWAY) {
      project.say(
          """
          create table flyway_schema_history (installed_rank int not null primary key,
            version varchar(50), description varchar(200) not null, type varchar(20) not null,
            script varchar(1000) not null, checksum int, installed_by varchar(100) not null,
            installed_on timestamp not null default current_timestamp,
            execution_time int not null, success boolean not null)
          """);
    }
    if (tool == Tool.LIQUIBASE) {
      project.say(
          """
          create table DATABASECHANGELOG (ID varchar(255) not null, AUTHOR varchar(255) not null,
            FILENAME varchar(255) not null, DATEEXECUTED timestamp not null,
            ORDEREXECUTED int not null, EXECTYPE varchar(10) not null, MD5SUM varchar(35),
            DESCRIPTION varchar(255), COMMENTS varchar(255), TAG varchar(255),
            LIQUIBASE varchar(20), CONTEXTS varchar(255), LABELS varchar(255),
            DEPLOYMENT_ID varchar(10))
          """);
    }
  }

  private static String row(Tool tool) {
    return switch (tool) {
      case FLYWAY ->
          "insert into flyway_schema_history (installed_rank, description, type, script,"
              + " installed_by, execution_time, success)"
              + " values (1, 'a', 'SQL', 'V1__a.sql', 'x', 1, true)";
      case LIQUIBASE ->
          "insert into DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED,"
              + " EXECTYPE) values ('1', 'a', 'f.sql', current_timestamp, 1, 'EXECUTED')";
      case GOLANG_MIGRATE -> "insert into schema_migrations values (1, false)";
      case GOOSE -> "insert into goose_db_version (version_id, is_applied) values (1, true)";
      case DBMATE -> "insert into schema_migrations (version) values ('1')";
      case DIESEL -> "insert into __diesel_schema_migrations (version) values ('1')";
      case ATLAS ->
          "insert into atlas_schema_revisions (version, description, executed_at, execution_time,"
              + " hash, operator_version) values ('1', 'a', current_timestamp, 1, 'x', 'x')";
      case ARCHON ->
          "insert into archon_migrations (id, version, migration_name)"
              + " values ('00000000-0000-0000-0000-000000000001', '1', 'a')";
    };
  }
}
