package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchTest {

  private static final Comparison COMPARISON =
      new Comparison(Semicolons::new, text -> List.of(text.strip().split("\\s+", -1)));

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

  @Test
  void new_versions_behind_the_newest_are_fine() {
    everywhere("001_a.up.sql", "001_a.down.sql");
    there.with("002_b.up.sql");
    here.with("003_c.up.sql", "003_c.down.sql", "010_d.up.sql");

    assertThat(problems()).isEmpty();
    assertThat(branch().arrivals()).extracting(Member::label).containsExactly("003_c", "010_d");
  }

  @Test
  void a_folder_that_is_nowhere_yet_is_fine() throws IOException {
    Files.delete(base.path());
    Files.delete(there.path());
    here.with("001_a.up.sql");

    assertThat(problems()).isEmpty();
    assertThat(branch().first()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "002_b.up.sql | 002_c.up.sql | 001_z.up.sql",
        "0.1.0/002_b.sql | 0.1.0/002_c.sql | 0.1.0/001_z.sql",
        "V2__b.sql | V2_0__c.sql | V1__z.sql",
        "20260102_b/up.sql | 20260102_c/up.sql | 20260101_z/up.sql"
      })
  void what_came_meanwhile_makes_duplicates_and_latecomers(
      String there, String duplicate, String late) {
    this.there.with(there);
    here.with(duplicate, late);

    assertThat(problems())
        .extracting(Problem::code)
        .containsExactly(Code.VERSION_LATE, Code.VERSION_DUPLICATE);
    assertThat(problems())
        .extracting(Problem::what)
        .allSatisfy(what -> assertThat(what).contains(there, "origin/main"));
    assertThat(problems())
        .extracting(Problem::next)
        .allSatisfy(next -> assertThat(next).endsWith("migr8 renumber --against origin/main"));
  }

  @ParameterizedTest
  @CsvSource({"DBMATE, -- migrate:up", "GOOSE, -- +goose Up"})
  void files_with_both_sides_are_seen_too(Layout layout, String marker) {
    there.file("002_b.sql", marker + "\nSELECT 1;\n");
    here.file("002_c.sql", marker + "\nSELECT 2;\n").file("001_z.sql", marker + "\nSELECT 3;\n");

    assertThat(branch().here().convention().layout()).isEqualTo(layout);
    assertThat(problems())
        .extracting(Problem::code)
        .containsExactly(Code.VERSION_LATE, Code.VERSION_DUPLICATE);
  }

  @Test
  void change_sets_are_compared_one_by_one() {
    base.file("a.sql", changeSets("ann:1", "SELECT 1;", "ann:2 runOnChange:true", "SELECT 2;"));
    there.file(
        "a.sql",
        changeSets(
            "ann:1", "SELECT 1;", "ann:2 runOnChange:true", "SELECT 2;", "ann:4", "SELECT 4;"));
    here.file(
        "a.sql",
        changeSets(
            "ann:0",
            "SELECT 0;",
            "ann:1",
            "SELECT 7;",
            "ann:2 runOnChange:true",
            "SELECT 8;",
            "ann:4",
            "SELECT 9;"));

    assertThat(whats())
        .containsExactly(
            "a.sql::ann:1 is merged, and was edited here, in statement 1 (line 5)",
            "a.sql::ann:4 has another text here than in origin/main, where it is new too");
    assertThat(branch().arrivals())
        .extracting(Member::toString)
        .containsExactly("a.sql::ann:0", "a.sql::ann:4");
  }

  @Test
  void a_change_set_that_was_removed_is_missed() {
    String both = changeSets("ann:1", "SELECT 1;", "ann:2", "SELECT 2;");
    base.file("a.sql", both);
    there.file("a.sql", both);
    here.file("a.sql", changeSets("ann:1", "SELECT 1;", "bob:2", "SELECT 2;"));

    assertThat(whats())
        .containsExactly("a.sql::ann:2 is merged, and was renamed here to a.sql::bob:2");
    assertThat(problems().getFirst().next())
        .endsWith("git checkout origin/main -- " + here.path().resolve("a.sql"));
  }

  private static String changeSets(String... namesAndTexts) {
    StringBuilder file = new StringBuilder("--liquibase formatted sql\n");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      file.append("--changeset ").append(namesAndTexts[i]).append('\n');
      file.append(namesAndTexts[i + 1]).append('\n');
    }
    return file.toString();
  }

  @Test
  void hooks_may_change_and_must_be_named_like_hooks() {
    base.with("001_a.up.sql", "hooks/after_up.sql", "hooks/before_up.sql");
    there.with("001_a.up.sql", "hooks/after_up.sql", "hooks/before_up.sql");
    here.with("001_a.up.sql", "hooks/often.sql").file("hooks/after_up.sql", "SELECT 2;\n");

    assertThat(problems())
        .extracting(problem -> problem.excerpt().orElseThrow().location().file())
        .containsExactly("hooks/often.sql");
  }

  @Test
  void two_new_ones_of_one_version_are_duplicates_though_both_are_new() {
    everywhere("001_a.up.sql");
    here.with("002_b.up.sql", "002_c.up.sql");

    assertThat(whats()).containsExactly("002_b.up.sql and 002_c.up.sql both have version 002");
  }

  @Test
  void a_file_that_both_branches_brought_with_one_text_is_nothing_new() {
    there.with("002_b.up.sql", "003_c.up.sql");
    here.with("002_b.up.sql");

    assertThat(problems()).isEmpty();
    assertThat(branch().arrivals()).isEmpty();
  }

  @Test
  void a_file_that_both_branches_brought_with_different_texts_is_a_duplicate() {
    there.with("002_b.up.sql");
    here.file("002_b.up.sql", "SELECT 2;\n");

    assertThat(whats())
        .containsExactly(
            "002_b.up.sql has another text here than in origin/main, where it is new too");
  }

  @Test
  void a_way_back_that_is_added_later_is_fine() {
    everywhere("001_a.up.sql", "002_b.up.sql");
    here.with("001_a.down.sql");

    assertThat(problems()).isEmpty();
  }

  @Test
  void an_edited_script_is_shown_with_its_difference() {
    everywhere("002_b.up.sql");
    base.file("001_a.up.sql", "SELECT 1;\nSELECT 2;\n");
    there.file("001_a.up.sql", "SELECT 1;\nSELECT 2;\n");
    here.file("001_a.up.sql", "SELECT 1;\nSELECT 3;\n");

    Problem problem = only();

    assertThat(problem.code()).isEqualTo(Code.MERGED_SCRIPT_CHANGED);
    assertThat(problem.what())
        .isEqualTo("001_a.up.sql is merged, and was edited here, in statement 2 (line 2)");
    assertThat(problem.details()).containsExactly("- SELECT 2", "+ SELECT 3");
    assertThat(problem.next())
        .contains("git checkout origin/main -- " + here.path().resolve("001_a.up.sql"));
  }

  @Test
  void comments_count_and_line_ends_do_not() {
    base.file("001_a.up.sql", "SELECT 1;\n").file("002_b.up.sql", "SELECT 2;\n");
    there.file("001_a.up.sql", "SELECT 1;\n").file("002_b.up.sql", "SELECT 2;\n");
    here.file("001_a.up.sql", "SELECT 1;\r\n").file("002_b.up.sql", "-- why\nSELECT 2;\n");

    assertThat(whats())
        .containsExactly("002_b.up.sql is merged, and was edited here, only in its comments");
  }

  @Test
  void ways_back_and_repeatable_scripts_may_change() {
    everywhere("V1__a.sql", "U1__a.sql", "R__views.sql");
    here.file("U1__a.sql", "SELECT 2;\n").file("R__views.sql", "SELECT 2;\n");

    assertThat(problems()).isEmpty();
  }

  @Test
  void a_way_back_in_the_same_file_may_change_and_its_way_up_may_not() {
    for (TestFolder folder : List.of(base, there, here)) {
      folder.file("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");
      folder.file("2_b.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");
    }
    here.file("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 3;\n");
    here.file("2_b.sql", "-- migrate:up\nSELECT 3;\n-- migrate:down\nSELECT 2;\n");

    assertThat(whats())
        .containsExactly("2_b.sql is merged, and was edited here, in statement 1 (line 2)");
  }

  @Test
  void the_same_edit_on_both_branches_is_nobodys_fault() {
    base.with("001_a.up.sql", "002_b.up.sql");
    there.with("002_b.up.sql").file("001_a.up.sql", "SELECT 2;\n");
    here.with("002_b.up.sql").file("001_a.up.sql", "SELECT 2;\n");

    assertThat(problems()).isEmpty();
  }

  @Test
  void what_the_other_branch_edited_removed_or_renamed_is_not_ours() {
    base.with("001_a.up.sql", "002_b.up.sql", "003_c.up.sql");
    there.file("001_a.up.sql", "SELECT 2;\n").with("004_c.up.sql");
    here.with("001_a.up.sql", "002_b.up.sql", "003_c.up.sql");

    assertThat(problems()).isEmpty();
  }

  @Test
  void removed_scripts_are_named_with_the_way_to_bring_them_back() {
    base.with("001_a.up.sql", "001_a.down.sql", "002_b.up.sql", "002_b.down.sql");
    there.with("001_a.up.sql", "001_a.down.sql", "002_b.up.sql", "002_b.down.sql");
    here.with("001_a.up.sql");

    assertThat(whats())
        .containsExactly(
            "002_b.up.sql is merged, and is not here any more",
            "001_a.down.sql is merged, and is not here any more");
    assertThat(problems().getFirst().code()).isEqualTo(Code.MERGED_SCRIPT_MISSING);
    assertThat(problems().getFirst().next())
        .endsWith("git checkout origin/main -- " + here.path().resolve("002_b.up.sql"));
  }

  @Test
  void a_folder_that_was_emptied_misses_everything() {
    base.file("1_a.sql", "-- migrate:up\nSELECT 1;\n");
    there.file("1_a.sql", "-- migrate:up\nSELECT 1;\n");

    assertThat(whats()).containsExactly("1_a.sql is merged, and is not here any more");
  }

  @Test
  void a_renamed_script_is_not_taken_for_a_new_one() {
    base.file("001_a.up.sql", "SELECT 'a';\n").with("002_b.up.sql");
    there.file("001_a.up.sql", "SELECT 'a';\n").with("002_b.up.sql");
    here.file("003_a.up.sql", "SELECT 'a';\n").with("002_b.up.sql");

    assertThat(whats())
        .containsExactly("001_a.up.sql is merged, and was renamed here to 003_a.up.sql");
    assertThat(branch().arrivals()).isEmpty();
  }

  @Test
  void one_of_two_that_were_merged_with_one_version_may_be_renamed() {
    base.file("002_a.up.sql", "SELECT 1;\n").file("002_b.up.sql", "SELECT 2;\n");
    there.file("002_a.up.sql", "SELECT 1;\n").file("002_b.up.sql", "SELECT 2;\n");
    here.file("002_a.up.sql", "SELECT 1;\n").file("003_b.up.sql", "SELECT 2;\n");

    assertThat(problems()).isEmpty();
  }

  @Test
  void every_name_that_cannot_be_read_is_a_problem_and_those_of_others_are_none() {
    base.with("001_a.up.sql", "y.sql");
    there.with("001_a.up.sql", "y.sql", "z.sql");
    here.with("001_a.up.sql", "002.up.sql", "x.sql", "003_c.down.sql", "004_d.up.sql");
    here.file("005_e.up.sql", "").bytes("006_f.up.sql", new byte[] {(byte) 0xFF});

    assertThat(problems())
        .extracting(Problem::code)
        .containsExactly(
            Code.NAME_UNREADABLE,
            Code.NAME_UNREADABLE,
            Code.NAME_UNREADABLE,
            Code.SCRIPT_EMPTY,
            Code.SCRIPT_NOT_UTF8);
    assertThat(problems())
        .extracting(problem -> problem.excerpt().orElseThrow().location().file())
        .containsExactly("002.up.sql", "x.sql", "003_c.down.sql", "005_e.up.sql", "006_f.up.sql");
  }

  @Test
  void a_requirement_that_nothing_before_it_meets_is_told() {
    everywhere("001_a.up.sql");
    there.with("002_b.up.sql");
    here.file("003_c.up.sql", "-- migr8: requires=001\nSELECT 1;\n")
        .file("004_d.up.sql", "-- migr8: requires=002\nSELECT 1;\n")
        .file("005_e.up.sql", "-- migr8: requires=006\nSELECT 1;\n")
        .with("006_f.up.sql");

    assertThat(only().what())
        .isEqualTo("005_e.up.sql requires version 006, which nothing before it has here");
    assertThat(only().code()).isEqualTo(Code.REQUIREMENT_MISSING);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    everywhere("001_a.up.sql", "002_b.up.sql");
    there.with("005_e.up.sql");
    here.file("001_a.up.sql", "SELECT 7;\n").file("003_c.up.sql", "SELECT 3;\n");
    here.file("005_d.up.sql", "SELECT 5;\n").with("x.sql");
    remove(here, "002_b.up.sql");

    assertThat(problems())
        .extracting(Problem::code)
        .containsExactly(
            Code.NAME_UNREADABLE,
            Code.MERGED_SCRIPT_CHANGED,
            Code.MERGED_SCRIPT_MISSING,
            Code.VERSION_LATE,
            Code.VERSION_DUPLICATE);
    assertThat(problems()).allSatisfy(it -> assertThat(it.now()).startsWith("no database"));
  }

  private void everywhere(String... names) {
    List.of(base, there, here).forEach(folder -> folder.with(names));
  }

  private static void remove(TestFolder folder, String... names) {
    Arrays.stream(names).forEach(name -> folder.path().resolve(name).toFile().delete());
  }

  private Branch branch() {
    return Branch.of(
        new Branch.Folders(base.path(), there.path(), here.path()),
        Optional.empty(),
        "origin/main");
  }

  private List<Problem> problems() {
    return branch().problems(COMPARISON);
  }

  private List<String> whats() {
    return problems().stream().map(Problem::what).toList();
  }

  private Problem only() {
    List<Problem> problems = problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
