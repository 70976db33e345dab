package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.adopt.Adopted;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Proof;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that Flyway itself has made, adopted and gone on with.
interface FlywayAdoptionContract {

  AdoptionRequest ANY = AdoptionRequest.ANY;
  AdoptionRequest CHANGED = new AdoptionRequest(Optional.empty(), Optional.empty(), true, false);
  AdoptionRequest MISSING = new AdoptionRequest(Optional.empty(), Optional.empty(), false, true);

  /// An empty database.
  Site site(Path folder);

  private static Project flyway(Path folder, Site site) {
    return new Project(folder.resolve("sql"), site.url())
        .file("V1__first_table.sql", "create table one (id int primary key, name varchar(20));")
        .file(
            "V1.1__rows.sql", "insert into one values (1, 'ü');", "insert into one values (2, '');")
        .file("sub/V2__second.sql", "create table two (id int primary key);\r")
        .file("R__seen.sql", "create view seen as select id from one;");
  }

  private static Project more(Project project) {
    return project
        .file("V10__third.sql", "create table three (id int primary key, two_id int);")
        .file("V11__more.sql", "alter table two add column name varchar(20);");
  }

  @Test
  default void flyway_is_adopted_and_gone_on_with(@TempDir Path folder) {
    Site site = site(folder);
    Site whole = site(folder.resolve("whole"));
    Project project = flyway(folder, site);
    Instant before = Instant.now();
    RealFlyway.migrate(site, folder.resolve("sql"));
    List<String> theirs = Schema.rows(site, "flyway_schema_history");
    more(project);
    RealFlyway.migrate(whole, folder.resolve("sql"));

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.tool()).isEqualTo(Tool.FLYWAY);
    assertThat(adoption.adopted()).extracting(Adopted::proof).containsOnly(new Proof.Same());
    assertThat(adoption.pending()).extracting(it -> it.id().text()).containsExactly("10", "11");
    assertThat(project.history())
        .containsExactly("1:applied", "1.1:applied", "2:applied", "R__seen:applied");
    assertThat(project.hub().history().entries().getFirst().appliedBy())
        .isEqualTo(site.user().isEmpty() ? "flyway" : site.user());
    Instant at = project.hub().history().entries().getFirst().appliedAt().orElseThrow();
    assertThat(at).isBetween(before.minus(Duration.ofMinutes(1)), Instant.now());

    assertThat(project.hub().up()).hasSize(2);
    assertThat(project.hub().validate()).isEmpty();
    assertThat(Schema.of(site)).isEqualTo(Schema.of(whole)).isNotEmpty();
    assertThat(Schema.rows(site, "flyway_schema_history")).isEqualTo(theirs);
  }

  @Test
  default void what_is_adopted_is_not_adopted_again(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));
    project.hub().adopt(ANY);
    List<String> ours = project.history();

    assertThat(project.hub().adopt(ANY).already()).isTrue();
    assertThat(project.history()).isEqualTo(ours);

    more(project);
    RealFlyway.migrate(site, folder.resolve("sql"));
    Problem problem = Project.problem(() -> project.hub().adopt(ANY));
    assertThat(problem.code()).isEqualTo(Code.HISTORY_NOT_EMPTY);
    assertThat(problem.what()).endsWith("what it does not know: 10_third, 11_more");
  }

  @Test
  default void a_dry_run_changes_nothing(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));

    assertThat(project.hub().adoption(ANY).adopted()).hasSize(4);

    assertThat(project.history()).isEmpty();
    assertThat(Schema.of(site)).noneMatch(column -> column.startsWith("migrate_hub"));
  }

  @Test
  default void files_that_differ_from_what_flyway_applied_are_all_named(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));
    project.file("V1__first_table.sql", "create table one (id int);");
    project.file("sub/V2__second.sql", "create table other (id int);");
    project.file("R__seen.sql", "drop view seen;");

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_CHANGED);
    assertThat(problem.what())
        .isEqualTo(
            "these files are not what Flyway applied: V1__first_table.sql, sub/V2__second.sql");
    assertThat(project.history()).isEmpty();
    assertThat(project.hub().adopt(CHANGED).refusal()).isEmpty();
    assertThat(project.hub().up()).hasSize(1);
    assertThat(project.history()).contains("R__seen:applied");
  }

  @Test
  default void line_ends_and_a_byte_order_mark_do_not_matter_to_flyways_checksum(
      @TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));
    project.file(
        "V1.1__rows.sql",
        "\uFEFFinsert into one values (1, 'ü');\rinsert into one values (2, '');");

    assertThat(project.hub().adoption(ANY).refusal()).isEmpty();
  }

  @Test
  default void a_file_that_is_gone_is_adopted_only_when_asked(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));
    project.delete("V1.1__rows.sql");

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_MISSING);
    assertThat(problem.what()).contains("1.1 (V1.1__rows.sql)");
    project.hub().adopt(MISSING);
    assertThat(project.history()).contains("1.1:baseline");
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.SCRIPT_MISSING);
  }

  @Test
  default void a_baseline_of_flyway_stands_for_what_is_older(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    project.say("create table one (id int primary key, name varchar(20))");
    RealFlyway.baseline(site, folder.resolve("sql"), "baselineVersion=1.1");
    RealFlyway.migrate(site, folder.resolve("sql"));

    project.hub().adopt(ANY);

    assertThat(project.history())
        .containsExactly("1:baseline", "1.1:baseline", "2:applied", "R__seen:applied");
    assertThat(project.hub().up()).isEmpty();
  }

  @Test
  default void what_flyway_repair_deleted_is_left_out(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"));
    project.delete("V1.1__rows.sql");
    RealFlyway.repair(site, folder.resolve("sql"));

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(project.history()).containsExactly("1:applied", "2:applied", "R__seen:applied");
    assertThat(adoption.notes()).anyMatch(note -> note.contains("deleted by flyway repair"));
  }

  @Test
  default void a_table_of_another_name_is_adopted_when_it_is_named(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"), "table=my_history");
    assertThat(Project.problem(() -> project.hub().adopt(ANY)).code())
        .isEqualTo(Code.ADOPTION_NOTHING);

    project
        .hub()
        .adopt(
            new AdoptionRequest(
                Optional.empty(), Optional.of(TableName.of("my_history")), false, false));

    assertThat(project.hub().up()).isEmpty();
  }

  @Test
  default void flyways_old_table_is_found(@TempDir Path folder) {
    Site site = site(folder);
    Project project = flyway(folder, site);
    RealFlyway.migrate(site, folder.resolve("sql"), "table=schema_version");

    assertThat(project.hub().adopt(ANY).table()).endsWith("schema_version");
  }
}
