package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which history is meant, and why some are not adopted.
final class FoundHistoriesTest {

  private static final AdoptionRequest ANY = AdoptionRequest.ANY;

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void begin() {
    project =
        new Project(folder.resolve("sql"), "sqlite:" + folder.resolve("a.db"))
            .file("001_a.up.sql", "create table a (id int);");
  }

  private static AdoptionRequest from(Tool tool) {
    return new AdoptionRequest(Optional.of(tool), Optional.empty(), false, false);
  }

  private static AdoptionRequest table(String name) {
    return new AdoptionRequest(Optional.empty(), Optional.of(TableName.of(name)), false, false);
  }

  private Problem refusal(AdoptionRequest request) {
    return Project.problem(() -> project.hub().adopt(request));
  }

  private void define(Tool tool) {
    project.say(Definitions.sqlite(tool).toArray(String[]::new));
  }

  @Test
  void a_database_without_history_is_told_so() {
    Problem problem = refusal(ANY);

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_NOTHING);
    assertThat(problem.what()).startsWith("no history of another tool was found in sqlite:");
  }

  @Test
  void one_of_several_histories_is_chosen_by_its_tool() {
    define(Tool.GOLANG_MIGRATE);
    define(Tool.GOOSE);
    project.say("insert into schema_migrations values (1, 0)");

    Problem problem = refusal(ANY);

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_SEVERAL);
    assertThat(problem.what())
        .isEqualTo(
            "the database has several histories: golang-migrate's (schema_migrations) and"
                + " goose's (goose_db_version)");
    project.hub().adopt(from(Tool.GOLANG_MIGRATE));
    assertThat(project.history()).containsExactly("001:baseline");
  }

  @Test
  void a_folder_of_another_layout_is_not_the_tools() {
    define(Tool.GOOSE);

    Problem problem = refusal(ANY);

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_LAYOUT);
    assertThat(problem.what()).endsWith("is laid out as paired, not as goose");
  }

  @Test
  void tables_of_one_name_are_told_apart_by_their_columns() {
    define(Tool.DBMATE);

    assertThat(refusal(ANY).what()).startsWith("the history is dbmate's (schema_migrations)");
  }

  @ParameterizedTest
  @CsvSource({
    "ar_internal_metadata, Rails",
    "alembic_version, Alembic",
    "_prisma_migrations, Prisma",
    "_sqlx_migrations, sqlx"
  })
  void histories_that_cannot_be_adopted_are_named(String table, String tool) {
    project.say("create table schema_migrations (version varchar primary key)");
    project.say("create table " + table + " (id int)");
    if (!tool.equals("Rails")) {
      project.say("drop table schema_migrations");
    }

    Problem problem = refusal(ANY);

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_NOTHING);
    assertThat(problem.what()).contains("is the history of " + tool + ", which cannot be adopted");
    assertThat(problem.next()).contains("migr8 baseline VERSION");
  }

  @Test
  void a_named_table_must_be_there_and_one_of_its_tool() {
    project.say("create table other (version bigint, inserted_at text)");

    assertThat(refusal(table("nowhere")).what()).startsWith("there is no table nowhere in sqlite:");
    assertThat(refusal(table("other")).what())
        .isEqualTo(
            "the table other (version, inserted_at) is not one of any tool that can be adopted");
  }

  @Test
  void a_database_that_migr8_has_begun_is_not_adopted() {
    define(Tool.GOLANG_MIGRATE);
    project.file("002_b.up.sql", "create table b (id int);");
    project.hub().execute(new Request.Up(Optional.of(1), Optional.empty()));
    project.say("insert into schema_migrations values (2, 0)");

    Problem problem = refusal(ANY);

    assertThat(problem.code()).isEqualTo(Code.HISTORY_NOT_EMPTY);
    assertThat(problem.what()).endsWith("golang-migrate applied what it does not know: 002_b");
  }

  @Test
  void what_flyway_undid_is_pending_again() {
    Project flyway =
        new Project(folder.resolve("flyway"), project.url())
            .file("V1__a.sql", "create table a (id int);")
            .file("V2__b.sql", "create table b (id int);");
    RealFlyway.migrate(Site.file(folder.resolve("a.db")), folder.resolve("flyway"));
    // Undoing is not in the free edition; this is the row that it writes.
    flyway.say(
        "drop table b",
        "insert into flyway_schema_history select 3, '2', 'b', 'UNDO_SQL', 'U2__b.sql', 1, '',"
            + " installed_on, 1, 1 from flyway_schema_history where installed_rank = 2");

    assertThat(flyway.hub().adopt(ANY).notes())
        .containsExactly("version 2 was undone and is pending again");
    assertThat(flyway.history()).containsExactly("1:applied");
    assertThat(flyway.hub().up()).hasSize(1);
  }

  @Test
  void a_row_that_failed_in_flyway_is_explained() {
    Site site = Site.of("org.mariadb.jdbc.Driver", MariaDbServer.shared().newDatabase());
    Path sql = folder.resolve("flyway");
    Project flyway =
        new Project(sql, site.url())
            .file("V1__a.sql", "create table a (id int);")
            .file("V2__b.sql", "create table b (id int);", "insert into nowhere values (1);");
    try {
      RealFlyway.migrate(site, sql);
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("V2__b.sql");
    }

    Problem problem = Project.problem(() -> flyway.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_UNFINISHED);
    assertThat(problem.what()).startsWith("2 (V2__b.sql) failed in Flyway");
    assertThat(problem.next()).contains("flyway repair");
    assertThat(flyway.history()).isEmpty();
    flyway.say("drop table b");
    RealFlyway.repair(site, sql);
    flyway.hub().adopt(ANY);
    assertThat(flyway.history()).containsExactly("1:applied");
  }

  @Test
  void atlas_may_keep_its_table_in_a_schema_of_its_own() {
    Project atlas =
        new Project(folder.resolve("atlas"), PostgresServer.shared().newDatabase().url())
            .file("atlas.sum", "h1:of no interest")
            .file("1_first.sql", "create table `tbl_1` (`col` int);");
    atlas.say("create schema atlas_schema_revisions");
    atlas.say(
        Definitions.postgres(Tool.ATLAS)
            .getFirst()
            .replace("\"atlas_schema_revisions\"", "atlas_schema_revisions.atlas_schema_revisions"),
        """
        insert into atlas_schema_revisions.atlas_schema_revisions values ('1', 'first', 2, 1, 1,
          now(), 5, null, null, 'uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=', null, 'x')
        """);

    assertThat(atlas.hub().adopt(ANY).table())
        .isEqualTo("atlas_schema_revisions.atlas_schema_revisions");
    assertThat(atlas.history()).containsExactly("1:applied");
  }

  @Test
  void what_liquibase_ran_under_a_path_of_its_own_is_found_in_another_folder() {
    Site site = Site.file(folder.resolve("b.db"));
    Path sql = folder.resolve("sql2");
    Project liquibase =
        new Project(sql, site.url())
            .file(
                "users.sql", "--liquibase formatted sql", "--changeset a:1", "create table a (x);")
            .file(
                "x/users.sql",
                "--liquibase formatted sql",
                "--changeset a:1",
                "create table b (x);");
    RealLiquibase.update(site, sql, 2);
    liquibase.say(
        "update DATABASECHANGELOG set FILENAME = 'classpath:/db/' || FILENAME",
        "insert into DATABASECHANGELOG select 'gone', AUTHOR, 'db/other.sql', DATEEXECUTED, 9,"
            + " EXECTYPE, MD5SUM, '', '', null, '', null, null, '' from DATABASECHANGELOG limit 1");

    assertThat(Project.problem(() -> liquibase.hub().adopt(ANY)).what())
        .isEqualTo("Liquibase applied what has no file in the folder: db/other.sql::a:gone");
    liquibase.hub().adopt(new AdoptionRequest(Optional.empty(), Optional.empty(), false, true));
    assertThat(liquibase.history())
        .containsExactly(
            "users.sql::a:1:applied", "x/users.sql::a:1:applied", "db/other.sql::a:gone:baseline");
    assertThat(liquibase.hub().up()).isEmpty();
  }

  @Test
  void an_adoption_that_is_interrupted_writes_nothing() {
    define(Tool.GOLANG_MIGRATE);
    project.say("insert into schema_migrations values (1, 0)");
    MigrateHub hub = project.hub();
    hub.interrupt();

    Problem problem = Project.problem(() -> hub.adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.RUN_INTERRUPTED);
    assertThat(project.history()).isEmpty();
    assertThat(hub.adopt(ANY).adopted()).hasSize(1);
  }

  @Test
  void of_several_adoptions_at_once_one_writes_and_the_others_find_it_done() {
    Project shared =
        new Project(folder.resolve("sql"), PostgresServer.shared().newDatabase().url());
    shared.say(Definitions.postgres(Tool.GOLANG_MIGRATE).toArray(String[]::new));
    shared.say("insert into schema_migrations values (1, false)");

    List<Boolean> already =
        IntStream.range(0, 4)
            .mapToObj(any -> CompletableFuture.supplyAsync(() -> shared.hub().adopt(ANY).already()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(already).containsExactlyInAnyOrder(false, true, true, true);
    assertThat(shared.history()).containsExactly("001:baseline");
  }
}
