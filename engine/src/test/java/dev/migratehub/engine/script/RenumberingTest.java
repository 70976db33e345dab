package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenumberingTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:59Z");

  @TempDir private Path temporary;
  private TestFolder base;
  private TestFolder there;
  private TestFolder here;

  @BeforeEach
  void fill() throws IOException {
    base = new TestFolder(Files.createDirectory(temporary.resolve("base")));
    there = new TestFolder(Files.createDirectory(temporary.resolve("there")));
    here = new TestFolder(Files.createDirectory(temporary.resolve("here")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAIRED | 006_z.up.sql | 004_a.up.sql, 004_a.down.sql" + " | 007_a.down.sql, 007_a.up.sql",
        "PAIRED | 20260101000000_z.up.sql | 20250101000000_a.up.sql | 20260304050659_a.up.sql",
        "PAIRED | 20270101000000_z.up.sql | 20250101000000_a.up.sql | 20270101000001_a.up.sql",
        "ARCHON | 006_z.sql | 004_a.sql, rollbacks/004_a.sql | 007_a.sql, rollbacks/007_a.sql",
        "ARCHON | 006_z.sql | 004_a.sql, rollbacks/rollback_004_a.sql"
            + " | 007_a.sql, rollbacks/rollback_007_a.sql",
        "ARCHON | 0.1.0/006_z.sql | 0.1.0/004_a.sql, 0.1.0/rollbacks/004_a.sql"
            + " | 0.1.0/007_a.sql, 0.1.0/rollbacks/007_a.sql",
        "ARCHON | 0.2.0/001_z.sql | 0.1.0/004_a.sql, 0.1.0/rollbacks/004_a.sql"
            + " | 0.2.0/002_a.sql, 0.2.0/rollbacks/002_a.sql",
        "ARCHON | v0.2.0/001_z.sql | v0.1.0/004_a.sql, rollbacks/004_a.sql"
            + " | rollbacks/002_a.sql, v0.2.0/002_a.sql",
        "FLYWAY | V1_6__z.sql | V1_4__a.sql, U1_4__a.sql, V1_4__a.sql.conf"
            + " | U1_7__a.sql, V1_7__a.sql, V1_7__a.sql.conf",
        "FLYWAY | x/V1.6__z.sql | y/V1.4__a.sql | y/V1.7__a.sql",
        "DBMATE | 20260101000000_z.sql | 20250101000000_a.sql | 20260304050659_a.sql",
        "GOOSE | 00006_z.sql | 00004_a.sql | 00007_a.sql",
        "ATLAS | 20260101000000_z.sql | 20250101000000_a.sql | 20260304050659_a.sql",
        "DIRECTORY | 2026-01-01-000000_z/up.sql | 2025-01-01-000000_a/up.sql,"
            + " 2025-01-01-000000_a/down.sql, 2025-01-01-000000_a/metadata.toml"
            + " | 2026-03-04-050659_a/down.sql, 2026-03-04-050659_a/metadata.toml,"
            + " 2026-03-04-050659_a/up.sql"
      })
  void a_latecomer_goes_behind_the_newest_with_all_that_belongs_to_it(
      Layout layout, String newest, String late, String renamed) {
    write(there, layout, newest);
    write(here, layout, late.split(", ", -1));

    Renumbering.of(branch(Optional.of(layout)), NOW).write();

    assertThat(files()).containsExactly(renamed.split(", ", -1));
    assertThat(Roster.of(here.path(), Optional.of(layout)).understoodWhole().members()).hasSize(1);
  }

  @Test
  void several_keep_their_order() {
    there.with("006_z.up.sql");
    here.with("002_b.up.sql", "003_a.up.sql", "006_c.up.sql");

    assertThat(renames())
        .containsExactly(
            "002_b.up.sql -> 007_b.up.sql",
            "003_a.up.sql -> 008_a.up.sql",
            "006_c.up.sql -> 009_c.up.sql");
  }

  @Test
  void a_new_name_may_be_the_old_one_of_the_next() {
    there.with("006_z.up.sql");
    here.file("006_a.up.sql", "SELECT 1;\n").file("007_a.up.sql", "SELECT 2;\n");
    here.file("008_a.up.sql", "SELECT 3;\n");

    Renumbering.of(branch(Optional.empty()), NOW).write();

    assertThat(files()).containsExactly("007_a.up.sql", "008_a.up.sql", "009_a.up.sql");
    assertThat(here.path().resolve("007_a.up.sql")).hasContent("SELECT 1;");
    assertThat(here.path().resolve("009_a.up.sql")).hasContent("SELECT 3;");
  }

  @Test
  void times_stay_times() {
    there.with("20260101000000_z.up.sql");
    here.with("20250101000000_a.up.sql", "20250101000001_b.up.sql");

    assertThat(renames())
        .containsExactly(
            "20250101000000_a.up.sql -> 20260304050659_a.up.sql",
            "20250101000001_b.up.sql -> 20260304050700_b.up.sql");
  }

  @Test
  void a_newer_one_of_the_branch_stays_where_there_is_room_before_it() {
    there.with("006_z.up.sql");
    here.with("004_a.up.sql", "008_b.up.sql");

    assertThat(renames()).containsExactly("004_a.up.sql -> 007_a.up.sql");
  }

  @Test
  void a_newer_one_of_the_branch_moves_too_where_it_would_be_overtaken() {
    there.with("006_z.up.sql");
    here.with("004_a.up.sql", "007_b.up.sql", "009_c.up.sql");

    assertThat(renames())
        .containsExactly("004_a.up.sql -> 007_a.up.sql", "007_b.up.sql -> 008_b.up.sql");
  }

  @Test
  void of_two_new_ones_with_one_version_the_second_moves() {
    there.with("006_z.up.sql");
    here.with("008_a.up.sql", "008_a.down.sql", "008_b.up.sql", "008_b.down.sql");

    assertThat(renames())
        .containsExactly("008_b.up.sql -> 009_b.up.sql", "008_b.down.sql -> 009_b.down.sql");
  }

  @Test
  void merged_and_repeatable_ones_are_left_alone() {
    base.with("V1__a.sql", "V3__c.sql");
    there.with("V1__a.sql", "V3__c.sql", "V4__d.sql");
    here.with("V1__a.sql", "V3__c.sql", "V2__b.sql", "R__views.sql");

    assertThat(renames()).containsExactly("V2__b.sql -> V5__b.sql");
  }

  @Test
  void nothing_late_is_nothing_to_rename() {
    there.with("001_a.up.sql");
    here.with("002_b.up.sql");

    assertThat(Renumbering.of(branch(Optional.empty()), NOW).moves()).isEmpty();
  }

  @Test
  void named_ones_go_behind_everything_here_and_there() {
    there.with("006_z.up.sql");
    here.with("004_a.up.sql", "008_b.up.sql");
    Branch branch = branch(Optional.empty());

    Renumbering renumbering =
        Renumbering.of(branch, branch.here().called(List.of("004_a.up.sql")), NOW);

    assertThat(renames(renumbering)).containsExactly("004_a.up.sql -> 009_a.up.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "007_a.up.sql, 012, 007_a.up.sql -> 013_a.up.sql",
    "V1_7__a.sql, 1.12, V1_7__a.sql -> V1_13__a.sql",
    "0.1.0/007_a.sql, 0.1.0/012, 0.1.0/007_a.sql -> 0.1.0/013_a.sql"
  })
  void a_database_that_is_ahead_counts(String file, String applied, String rename) {
    here.with(file);
    Roster roster = Roster.of(here.path(), Optional.empty());

    Renumbering renumbering =
        Renumbering.of(roster, roster.members(), Optional.of(MigrationId.of(applied)), NOW);

    assertThat(renames(renumbering)).containsExactly(rename);
  }

  @Test
  void who_requires_the_old_version_is_named() {
    there.with("006_z.up.sql");
    here.with("004_a.up.sql").file("007_b.up.sql", "-- migr8: requires=4\nSELECT 1;\n");
    here.file("009_c.up.sql", "-- migr8: requires=4\nSELECT 1;\n");

    assertThat(Renumbering.of(branch(Optional.empty()), NOW).notes())
        .containsExactly(
            "008_b.up.sql requires version 4, and 004_a is 007 now",
            "009_c.up.sql requires version 4, and 004_a is 007 now");
  }

  @Test
  void sums_that_no_longer_fit_are_named() {
    there.with("006_z.sql").file("atlas.sum", "");
    here.with("004_a.sql").file("atlas.sum", "");

    assertThat(Renumbering.of(branch(Optional.empty()), NOW).notes())
        .containsExactly("atlas.sum still has the old names: atlas migrate hash");
  }

  @Test
  void change_sets_have_no_numbers() {
    String file = "--liquibase formatted sql\n--changeset ann:%s\nSELECT 1;\n";
    there.file("2.sql", file.formatted("2"));
    here.file("1.sql", file.formatted("1"));

    assertThat(Renumbering.of(branch(Optional.empty()), NOW).moves()).isEmpty();
  }

  @Test
  void nothing_is_renamed_where_one_name_is_taken() {
    there.with("006_z.up.sql");
    here.with("003_a.up.sql", "004_b.up.sql", "004_b.up.sql.orig");
    Renumbering renumbering = Renumbering.of(branch(Optional.empty()), NOW);
    here.with("008_b.up.sql");

    Problem problem = refusal(renumbering::write);

    assertThat(problem.code()).isEqualTo(Code.FILE_EXISTS);
    assertThat(problem.now()).isEqualTo("nothing was renamed");
    assertThat(files())
        .containsExactly("003_a.up.sql", "004_b.up.sql", "004_b.up.sql.orig", "008_b.up.sql");
  }

  @Test
  void what_was_renamed_gets_its_name_back_when_another_file_is_gone() {
    there.with("006_z.up.sql");
    here.with("003_a.up.sql", "004_b.up.sql");
    Renumbering renumbering = Renumbering.of(branch(Optional.empty()), NOW);
    here.path().resolve("003_a.up.sql").toFile().delete();

    Problem problem = refusal(renumbering::write);

    assertThat(problem.code()).isEqualTo(Code.FOLDER_NOT_WRITABLE);
    assertThat(problem.now()).isEqualTo("nothing was renamed");
    assertThat(files()).containsExactly("004_b.up.sql");
  }

  @ParameterizedTest
  @CsvSource({"4", "x", "R__views"})
  void a_word_that_means_nothing_is_refused(String word) {
    here.with("V1__a.sql", "R__views.sql");

    Problem problem = refusal(() -> Roster.of(here.path(), Optional.empty()).called(List.of(word)));

    assertThat(problem.code()).isEqualTo(Code.VERSION_UNKNOWN);
  }

  @Test
  void a_word_that_means_two_is_refused_and_a_file_never_is() {
    here.with("004_a.up.sql", "004_b.up.sql");
    Roster roster = Roster.of(here.path(), Optional.empty());

    assertThat(refusal(() -> roster.called(List.of("004"))).what())
        .isEqualTo("004 means 004_a.up.sql and 004_b.up.sql");
    assertThat(roster.called(List.of("004_b.up.sql", "004_a", "b")))
        .extracting(Member::file)
        .containsExactly("004_b.up.sql", "004_a.up.sql");
  }

  private static void write(TestFolder folder, Layout layout, String... names) {
    String marker =
        switch (layout) {
          case DBMATE -> "-- migrate:up\n";
          case GOOSE -> "-- +goose Up\n";
          case PAIRED, ARCHON, FLYWAY, DIRECTORY, ATLAS, LIQUIBASE -> "";
        };
    Arrays.stream(names)
        .forEach(name -> folder.file(name, name.endsWith(".sql") ? marker + "SELECT 1;\n" : ""));
  }

  private Branch branch(Optional<Layout> layout) {
    return Branch.of(
        new Branch.Folders(base.path(), there.path(), here.path()), layout, "origin/main");
  }

  private List<String> renames() {
    return renames(Renumbering.of(branch(Optional.empty()), NOW));
  }

  private static List<String> renames(Renumbering renumbering) {
    return renumbering.moves().stream()
        .flatMap(move -> move.renames().stream())
        .map(rename -> rename.from() + " -> " + rename.to())
        .toList();
  }

  private List<String> files() {
    try (Stream<Path> files = Files.walk(here.path())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> here.path().relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Problem refusal(ThrowingCallable work) {
    return catchThrowableOfType(ProblemException.class, work).problem();
  }
}
