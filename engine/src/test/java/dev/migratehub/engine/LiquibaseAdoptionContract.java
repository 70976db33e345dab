package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.Adopted;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Proof;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that Liquibase itself has made, adopted and gone on with.
interface LiquibaseAdoptionContract {

  AdoptionRequest ANY = AdoptionRequest.ANY;
  AdoptionRequest CHANGED = new AdoptionRequest(Optional.empty(), Optional.empty(), true, false);

  /// An empty database.
  Site site(Path folder);

  private static Project liquibase(Path folder, Site site) {
    return new Project(folder.resolve("sql"), site.url())
        .file(
            "001_base.sql",
            "--liquibase formatted sql",
            "",
            "--changeset ann:1 labels:base",
            "--comment the first table",
            "",
            "create table one (id int primary key, name varchar(20));",
            "-- a note that counts",
            "insert into one values (1, 'ü');",
            "--rollback drop table one;",
            "",
            "--changeset ann:2 endDelimiter:// splitStatements:true",
            "--validCheckSum: 9:0000",
            "create table two (id int primary key) //",
            "insert into two values (1) //",
            "--rollback drop table two;")
        .file(
            "002_more.sql",
            "--liquibase formatted sql",
            "--changeset ann:1",
            "--preconditions onFail:MARK_RAN",
            "--precondition-sql-check expectedResult:7 select count(*) from one",
            "insert into one values (7, 'never');",
            "--changeset bob:views runOnChange:true",
            "create view seen as select id from one;",
            "--changeset bob:test context:test",
            "insert into one values (8, 'test');",
            "--rollback not required");
  }

  private static Project grown(Project project) {
    return project.file(
        "003_end.sql",
        "--liquibase formatted sql",
        "--changeset zoe:1",
        "create table three (id int primary key);",
        "--rollback drop table three;",
        "--changeset zoe:2",
        "alter table two add column name varchar(20);");
  }

  @Test
  default void liquibase_is_adopted_and_gone_on_with(@TempDir Path folder) {
    Site site = site(folder);
    Site whole = site(folder.resolve("whole"));
    Project project = liquibase(folder, site);
    RealLiquibase.update(site, folder.resolve("sql"), 100);
    List<String> theirs = Schema.rows(site, "DATABASECHANGELOG");
    List<String> lock = Schema.rows(site, "DATABASECHANGELOGLOCK");
    grown(project);
    RealLiquibase.update(whole, folder.resolve("sql"), 100);

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.tool()).isEqualTo(Tool.LIQUIBASE);
    assertThat(adoption.adopted()).extracting(Adopted::proof).containsOnly(new Proof.Same());
    assertThat(project.history())
        .containsExactly(
            "001_base.sql::ann:1:applied",
            "001_base.sql::ann:2:applied",
            "002_more.sql::ann:1:baseline",
            "002_more.sql::bob:views:applied",
            "002_more.sql::bob:test:applied");
    assertThat(project.hub().history().entries().getFirst().appliedAt().orElseThrow())
        .isBetween(Instant.now().minus(Duration.ofMinutes(2)), Instant.now());

    assertThat(project.hub().up()).hasSize(2);
    assertThat(Schema.of(site)).isEqualTo(Schema.of(whole)).isNotEmpty();
    assertThat(Schema.rows(site, "DATABASECHANGELOG")).isEqualTo(theirs);
    assertThat(Schema.rows(site, "DATABASECHANGELOGLOCK")).isEqualTo(lock);
    project.hub().adopt(ANY);
  }

  @Test
  default void a_change_set_that_differs_from_what_liquibase_applied_is_named(
      @TempDir Path folder) {
    Site site = site(folder);
    Project project = liquibase(folder, site);
    RealLiquibase.update(site, folder.resolve("sql"), 2);
    project.file(
        "001_base.sql",
        "--liquibase formatted sql",
        "--changeset ann:1",
        "create table one (id int, other varchar(20));",
        "--changeset ann:2 endDelimiter://",
        "create   table two (id int primary key)",
        "//",
        "insert into two values (1)//");

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.what())
        .isEqualTo("these files are not what Liquibase applied: 001_base.sql::ann:1");
    assertThat(project.hub().adopt(CHANGED).pending())
        .extracting(it -> it.label())
        .containsExactly(
            "002_more.sql::ann:1", "002_more.sql::bob:views", "002_more.sql::bob:test");
  }

  @Test
  default void a_checksum_that_is_gone_or_old_is_said_and_not_failed(@TempDir Path folder) {
    Site site = site(folder);
    Project project = liquibase(folder, site);
    RealLiquibase.update(site, folder.resolve("sql"), 2);
    project.say(
        "update DATABASECHANGELOG set MD5SUM = null where ID = '1'",
        "update DATABASECHANGELOG set MD5SUM = '8:d41d8cd98f00b204e9800998ecf8427e' where ID = '2'");

    assertThat(project.hub().adopt(ANY).adopted())
        .extracting(Adopted::proof)
        .containsExactly(
            new Proof.Unchecked("it noted no checksum"),
            new Proof.Unchecked("its checksum is of version 8, before 4.22"));
  }

  @Test
  default void what_failed_in_liquibase_is_explained(@TempDir Path folder) {
    Site site = site(folder);
    Project project = liquibase(folder, site);
    RealLiquibase.update(site, folder.resolve("sql"), 2);
    project.say("update DATABASECHANGELOG set EXECTYPE = 'FAILED' where ID = '2'");

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_UNFINISHED);
    assertThat(problem.what()).contains("001_base.sql::2::ann failed in Liquibase");
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void nothing_is_adopted_while_liquibase_works(@TempDir Path folder) {
    Site site = site(folder);
    Project project = liquibase(folder, site);
    RealLiquibase.update(site, folder.resolve("sql"), 2);
    project.say("update DATABASECHANGELOGLOCK set LOCKED = true, LOCKEDBY = 'elsewhere'");

    Problem problem = Project.problem(() -> project.hub().limits(Project.HASTY).adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.TARGET_LOCKED);
    assertThat(problem.what()).contains("Liquibase's lock", "elsewhere");
    assertThat(project.history()).isEmpty();
  }
}
