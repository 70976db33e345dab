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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories of tools that do not run here, in tables made by their exact definitions.
interface LedgersContract {

  AdoptionRequest ANY = AdoptionRequest.ANY;
  Proof NO_CHECKSUMS = new Proof.Unchecked("it keeps no checksums");

  /// An empty database.
  Site site(Path folder);

  /// The definitions of a tool's table on this database.
  List<String> definition(Tool tool);

  private Project project(Path folder, Tool tool) {
    Project project = new Project(folder.resolve("sql"), site(folder).url());
    project.say(definition(tool).toArray(String[]::new));
    return project;
  }

  private Project paired(Path folder) {
    return project(folder, Tool.GOLANG_MIGRATE)
        .file("001_a.up.sql", "create table a (id int);")
        .file("001_a.down.sql", "drop table a;")
        .file("002_b.up.sql", "create table b (id int);")
        .file("003_c.up.sql", "create table c (id int);");
  }

  @Test
  default void golang_migrate_notes_one_version(@TempDir Path folder) {
    Project project = paired(folder);
    project.say("create table a (id int)", "create table b (id int)");
    project.say("insert into schema_migrations (version, dirty) values (2, false)");

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.tool()).isEqualTo(Tool.GOLANG_MIGRATE);
    assertThat(adoption.rows()).isEqualTo(1);
    assertThat(project.history()).containsExactly("001:baseline", "002:baseline");
    assertThat(adoption.adopted().getFirst().entry().appliedAt()).isEmpty();
    assertThat(project.hub().up()).hasSize(1);
    assertThat(project.ask("select version from schema_migrations")).containsExactly("2");
  }

  @Test
  default void a_dirty_version_is_explained(@TempDir Path folder) {
    Project project = paired(folder);
    project.say("insert into schema_migrations (version, dirty) values (3, true)");

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_UNFINISHED);
    assertThat(problem.what()).contains("in the middle of version 3 (dirty)");
    assertThat(problem.next()).contains("migrate force VERSION");
    assertThat(project.history()).isEmpty();
  }

  @Test
  default void a_version_of_golang_migrate_without_file_is_named(@TempDir Path folder) {
    Project project = paired(folder);
    project.say("insert into schema_migrations (version, dirty) values (7, false)");

    assertThat(Project.problem(() -> project.hub().adopt(ANY)).code())
        .isEqualTo(Code.ADOPTION_MISSING);
    project.hub().adopt(new AdoptionRequest(Optional.empty(), Optional.empty(), false, true));
    assertThat(project.history()).endsWith("003:baseline", "7:baseline");
    assertThat(project.hub().up()).isEmpty();
  }

  @Test
  default void an_empty_table_of_golang_migrate_leaves_everything_to_do(@TempDir Path folder) {
    Project project = paired(folder);

    assertThat(project.hub().adopt(ANY).notes())
        .containsExactly("its table is empty: nothing is applied");
    assertThat(project.hub().up()).hasSize(3);
  }

  @Test
  default void the_newest_row_of_a_version_counts_in_goose(@TempDir Path folder) {
    Project project = project(folder, Tool.GOOSE);
    for (String name : List.of("00001_a", "00002_b", "00003_c")) {
      project.file(
          name + ".sql",
          "-- +goose Up",
          "create table t" + name.charAt(4) + " (id int);",
          "-- +goose Down",
          "drop table t" + name.charAt(4) + ";");
    }
    project.say("create table t1 (id int)", "create table t3 (id int)");
    String insert = "insert into goose_db_version (version_id, is_applied) values ";
    project.say(
        insert + "(0, true)",
        insert + "(2, true)",
        insert + "(1, true)",
        insert + "(2, false)",
        insert + "(3, true)");

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(project.history()).containsExactly("00001:applied", "00003:applied");
    assertThat(adoption.adopted()).extracting(Adopted::proof).containsOnly(NO_CHECKSUMS);
    assertThat(adoption.adopted().getFirst().entry().appliedAt().orElseThrow())
        .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(2));
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.OUT_OF_ORDER);
    project.hub().down(1);
    assertThat(project.history()).containsExactly("00001:applied", "00003:rolled_back");
  }

  @Test
  default void diesel_knows_a_folder_by_its_digits(@TempDir Path folder) {
    Project project =
        project(folder, Tool.DIESEL)
            .file("00000000000000_diesel_initial_setup/up.sql", "-- helpers")
            .file("2024-01-31-101500_a/up.sql", "create table a (id int);")
            .file("2024-02-01-101500-0000_b/up.sql", "create table b (id int);");
    project.say(
        "create table a (id int)",
        "insert into __diesel_schema_migrations (version) values ('00000000000000')",
        "insert into __diesel_schema_migrations (version) values ('20240131101500')");

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.tool()).isEqualTo(Tool.DIESEL);
    assertThat(project.history())
        .containsExactly("00000000000000:applied", "20240131101500:applied");
    assertThat(project.hub().up()).hasSize(1);
  }

  /// The files and sums are from a folder that Atlas itself has summed.
  private Project atlas(Path folder) {
    return project(folder, Tool.ATLAS)
        .file(
            "atlas.sum",
            "h1:POfbsH2G2GIXAZQ2CdPa5ufTxcLpcnperz/gX0Vw6Uk=",
            "1_first.sql h1:uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=",
            "2_second.sql h1:TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8=")
        .file("1_first.sql", "create table `tbl_1` (`col` int);")
        .file("2_second.sql", "create table `tbl_2` (`col` int);")
        .file("3_third.sql", "create table c (id int);");
  }

  private static String revision(String version, int type, int applied, String error, String hash) {
    return ("insert into atlas_schema_revisions (version, description, type, applied, total,"
            + " executed_at, execution_time, error, hash, operator_version) values"
            + " ('%s', 'x', %d, %d, 1, '2024-05-01 10:00:00', 2000000, %s, '%s', 'Atlas CLI')")
        .formatted(version, type, applied, error, hash);
  }

  private static String first() {
    return revision("1", 2, 1, "null", "uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=");
  }

  private static String second() {
    return revision("2", 2, 1, "null", "TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8=");
  }

  @Test
  default void atlas_sums_the_folder_up_to_each_file(@TempDir Path folder) {
    Project project = atlas(folder);
    project.say(revision(".atlas_cloud_identifier", 2, 0, "null", ""), first(), second());

    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.adopted()).extracting(Adopted::proof).containsOnly(new Proof.Same());
    assertThat(adoption.adopted().getFirst().entry().duration().toMillis()).isEqualTo(2);
    assertThat(adoption.notes())
        .containsExactly("atlas.sum does not have the sum of 3_third.sql, or of a file before it");
    assertThat(project.history()).containsExactly("1:applied", "2:applied");
    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  default void the_first_file_that_differs_from_what_atlas_applied_is_named(@TempDir Path folder) {
    Project project = atlas(folder);
    project.say(first(), second());
    project.file("1_first.sql", "create table `tbl_1` (`col` bigint);");

    assertThat(Project.problem(() -> project.hub().adopt(ANY)).what())
        .isEqualTo("these files are not what Atlas applied: 1_first.sql");
  }

  @Test
  default void what_atlas_did_not_finish_is_explained(@TempDir Path folder) {
    Project project = atlas(folder);
    project.say(revision("1", 2, 0, "'no such type'", "x"));

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));

    assertThat(problem.code()).isEqualTo(Code.ADOPTION_UNFINISHED);
    assertThat(problem.what())
        .isEqualTo("Atlas stopped in version 1 after 0 of 1 statements: no such type");
  }

  @Test
  default void a_baseline_of_atlas_stands_for_what_is_older(@TempDir Path folder) {
    Project project = atlas(folder);
    project.say(revision("2", 1, 0, "null", ""));

    project.hub().adopt(ANY);

    assertThat(project.history()).containsExactly("1:baseline", "2:baseline");
    assertThat(project.hub().up()).hasSize(1);
  }

  private Project archon(Path folder) {
    return project(folder, Tool.ARCHON)
        .file("0.1.0/001_a.sql", "create table a (id int);")
        .file("0.1.0/002_b.sql", "create table b (id int);")
        .file("0.2.0/001_c.sql", "create table c (id int);");
  }

  private static String noted(int id, String release, String name, String checksum) {
    return ("insert into archon_migrations (id, version, migration_name, checksum) values"
            + " ('00000000-0000-0000-0000-00000000000%d', '%s', '%s', %s)")
        .formatted(id, release, name, checksum);
  }

  @Test
  default void archon_notes_release_name_and_md5(@TempDir Path folder) {
    Project project = archon(folder);
    project.say("create table a (id int)", "create table b (id int)");
    project.say(noted(1, "0.1.0", "001_a", "'0'"), noted(2, "0.1.0", "002_b", "null"));

    Problem problem = Project.problem(() -> project.hub().adopt(ANY));
    assertThat(problem.what())
        .isEqualTo("these files are not what Archon applied: 0.1.0/001_a.sql");

    // What md5sum says of the file.
    String md5 = "1a552d6d70c6f6fe3f866e61af568ad6";
    project.say("update archon_migrations set checksum = '" + md5 + "' where checksum is not null");
    Adoption adoption = project.hub().adopt(ANY);

    assertThat(adoption.adopted())
        .extracting(Adopted::proof)
        .containsExactlyInAnyOrder(new Proof.Same(), new Proof.Unchecked("it noted no checksum"));
    assertThat(project.history())
        .containsExactlyInAnyOrder("0.1.0/001:applied", "0.1.0/002:applied");
    assertThat(project.hub().up()).hasSize(1);
    assertThat(project.ask("select count(*) from archon_migrations")).containsExactly("3");
  }
}
