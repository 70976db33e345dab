package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Renumbering;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which migrations get another version, by what a database has.
class RenumberTest {

  @TempDir private Path folder;
  private Project project;

  @BeforeEach
  void apply() {
    project =
        new Project(folder.resolve("migrations"), "sqlite:" + folder.resolve("a.db"))
            .file("001_a.up.sql", "create table a (id int);")
            .file("003_c.up.sql", "create table c (id int);")
            .file("003_c.down.sql", "drop table c;");
    project.hub().up();
  }

  @Test
  void what_status_calls_late_moves_behind_everything() {
    project.file("002_b.up.sql", "create table b (id int);").file("004_d.up.sql", "select 1;");

    Renumbering renumbering = project.hub().renumbering(List.of());
    renumbering.write();

    assertThat(renames(renumbering)).containsExactly("002_b.up.sql -> 005_b.up.sql");
    assertThat(project.hub().up()).hasSize(2);
    assertThat(project.history())
        .containsExactly("001:applied", "003:applied", "004:applied", "005:applied");
  }

  @Test
  void of_two_with_one_version_the_applied_one_stays() {
    project.file("003_b.up.sql", "select 1;").file("003_b.down.sql", "select 1;");

    assertThat(renames(project.hub().renumbering(List.of())))
        .containsExactly("003_b.up.sql -> 004_b.up.sql", "003_b.down.sql -> 004_b.down.sql");
  }

  @Test
  void of_two_that_are_not_applied_one_must_be_named() {
    project.file("004_d.up.sql", "select 1;").file("004_e.up.sql", "select 1;");

    Problem problem = Project.problem(() -> project.hub().renumbering(List.of()));

    assertThat(problem.code()).isEqualTo(Code.VERSION_DUPLICATE);
    assertThat(problem.next()).contains("migr8 renumber 004_e.up.sql");
    assertThat(renames(project.hub().renumbering(List.of("004_e.up.sql"))))
        .containsExactly("004_e.up.sql -> 005_e.up.sql");
  }

  @Test
  void an_applied_one_keeps_its_version() {
    Problem problem = Project.problem(() -> project.hub().renumbering(List.of("001")));

    assertThat(problem.code()).isEqualTo(Code.VERSION_IN_USE);
    assertThat(problem.next()).startsWith("take it back first: migr8 down 001_a");
  }

  @Test
  void an_applied_one_is_known_by_its_text_too() {
    project.delete("001_a.up.sql").file("001_other.up.sql", "create table a (id int);");

    Problem problem = Project.problem(() -> project.hub().renumbering(List.of("other")));

    assertThat(problem.code()).isEqualTo(Code.VERSION_IN_USE);
  }

  @Test
  void another_migration_of_an_applied_version_may_move() {
    project.delete("001_a.up.sql").file("001_other.up.sql", "select 1;");

    assertThat(renames(project.hub().renumbering(List.of("other"))))
        .containsExactly("001_other.up.sql -> 004_other.up.sql");
  }

  @Test
  void one_that_was_taken_back_may_move_when_it_is_named() {
    project.hub().down(1);
    project.file("002_b.up.sql", "create table b (id int);");

    assertThat(project.hub().renumbering(List.of()).moves()).isEmpty();
    assertThat(renames(project.hub().renumbering(List.of("003"))))
        .containsExactly("003_c.up.sql -> 004_c.up.sql", "003_c.down.sql -> 004_c.down.sql");
  }

  @Test
  void a_database_that_is_ahead_of_the_folder_counts() {
    project.delete("003_c.up.sql").delete("003_c.down.sql").file("002_b.up.sql", "select 1;");

    assertThat(renames(project.hub().renumbering(List.of())))
        .containsExactly("002_b.up.sql -> 004_b.up.sql");
  }

  @Test
  void what_is_meant_for_elsewhere_is_not_late() {
    project.file("002_b.up.sql", "-- migr8: environments=prd", "select 1;");

    assertThat(project.hub().renumbering(List.of()).moves()).isEmpty();
  }

  @Test
  void a_name_that_cannot_be_read_stops_it() {
    project.file("x.sql", "select 1;");

    Problem problem = Project.problem(() -> project.hub().renumbering(List.of()));

    assertThat(problem.code()).isEqualTo(Code.NAME_UNREADABLE);
  }

  private static List<String> renames(Renumbering renumbering) {
    return renumbering.moves().stream()
        .flatMap(move -> move.renames().stream())
        .map(rename -> rename.from() + " -> " + rename.to())
        .toList();
  }
}
