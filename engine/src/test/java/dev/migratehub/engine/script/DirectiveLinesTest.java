package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.Targets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveLinesTest {

  @TempDir private Path path;

  @Test
  void a_script_that_asks_for_nothing_gets_the_defaults() {
    assertThat(read("-- an ordinary comment about migr8: and more\nSELECT 1;"))
        .isEqualTo(Directives.NONE);
  }

  @Test
  void every_key_can_be_given_on_one_line_or_several() {
    Directives directives =
        read(
            """
            /* licence
               and so on */

            -- migr8: transaction=no_transaction requires=0.1.0/003
            --migr8:environments=stg,prd
            -- a comment
              -- MIGR8:  lock-timeout=500ms   statement-timeout=2m
            -- migr8: retries=0
            SELECT 1;
            """);

    assertThat(directives.transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(directives.requires()).contains("0.1.0/003");
    assertThat(directives.environments()).containsExactly("stg", "prd");
    assertThat(directives.lockTimeout()).contains(Duration.ofMillis(500));
    assertThat(directives.statementTimeout()).contains(Duration.ofMinutes(2));
    assertThat(directives.retries()).contains(0);
  }

  @ParameterizedTest
  @CsvSource({"5s, PT5S", "500ms, PT0.5S", "2m, PT2M", "1h, PT1H", "0s, PT0S"})
  void times_have_a_unit(String text, Duration time) {
    assertThat(read("-- migr8: lock-timeout=" + text + "\nSELECT 1;").lockTimeout()).contains(time);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, AUTO",
    "single_transaction, SINGLE_TRANSACTION",
    "no_transaction, NO_TRANSACTION"
  })
  void transactions_have_three_modes(String text, TransactionMode mode) {
    assertThat(read("-- migr8: transaction=" + text + "\nSELECT 1;").transaction()).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1;#  --migr8 : retries=2# | 2",
        "#SELECT 1;##-- note#-- MIGR8: retries=2 | 5",
        "/* -- migr8: retries=2#-- migr8: retries=2 */ SELECT 1; | 2",
        "-- note#SELECT 1; -- migr8: retries=2 | 2",
        "/*! SELECT 1 */;#-- migr8: retries=2 | 2"
      })
  void a_directive_where_nobody_reads_it_is_refused(String text, int line) {
    for (String lineEnd : List.of("\n", "\r\n", "\r")) {
      Problem problem = refusal(text.replace("#", lineEnd));

      assertThat(problem.code()).isEqualTo(Code.DIRECTIVE_INVALID);
      assertThat(problem.what())
          .startsWith("001_a.up.sql:" + line + ": a directive has no effect here");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "postgres | insert into a values ('#-- migr8: retries=2#');",
        "postgres | select $$#; -- migr8: nothing=2#$$;",
        "postgres | create function f() returns int language sql begin atomic select 1;#-- migr8: retries=2#select 2; end;",
        "postgres | copy a from stdin;#x#-- migr8: retries=2#\\.#select 1;",
        "mysql | create procedure p() begin#select 1;  -- migr8: retries=2#end;",
        "mysql | select 'it\\'s#-- migr8: x#';",
        "sqlite | create trigger t after insert on a begin#-- migr8: retries=2#select 1; end;"
      })
  void what_stands_inside_a_statement_is_no_directive(String dialect, String text) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      assertThat(inDialect(dialect, text.replace("#", lineEnd))).isEqualTo(Directives.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "postgres | select '#';#-- migr8: retries=2#select 2; | 3",
        "postgres | select 1#; -- migr8: retries=2 | 2",
        "postgres | copy a from stdin;#-- migr8: x=1#\\.#-- migr8: retries=2#select 1; | 4",
        "mysql | select 'it\\'s';#-- migr8: retries=2 | 2",
        "sqlite | select 1;#-- migr8: retries=2 | 2"
      })
  void what_stands_between_statements_is_refused(String dialect, String text, int line) {
    assertThatThrownBy(() -> inDialect(dialect, text.replace("#", "\n")))
        .hasMessageContaining("001_a.up.sql:" + line + ": a directive has no effect here");
  }

  private Directives inDialect(String dialect, String text) {
    new TestFolder(path).file("001_a.up.sql", text);
    return Folder.read(
            List.of(path), Optional.empty(), Targets.dialect(dialect).orElseThrow()::syntax)
        .all()
        .getFirst()
        .up()
        .directives();
  }

  @Test
  void a_directive_far_into_a_large_script_is_found() {
    String statements = "SELECT 1;\n".repeat(200_000);

    assertThat(refusal("-- migr8: retries=1\n" + statements + "-- migr8: retries=2\n").what())
        .startsWith("001_a.up.sql:200002: ");
  }

  @Test
  void the_second_part_of_one_side_has_no_directives() {
    TestFolder folder = new TestFolder(path);
    folder.file(
        "1_a.sql",
        "-- migrate:up\n-- migr8: retries=2\na;\n-- migrate:down\nb;\n-- migrate:up\n-- migr8: retries=3\nc;");

    assertThat(folder.refused(Code.DIRECTIVE_INVALID)).startsWith("1_a.sql:7: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1;\n-- migr8 is fine", "SELECT '-- migr8: x';", "--- migr8: x\nb"})
  void other_mentions_are_left_alone(String text) {
    assertThat(read(text)).isEqualTo(Directives.NONE);
  }

  @Test
  void a_comment_behind_a_closed_block_counts() {
    assertThat(read("\uFEFF/* a */ /* b\n*/ -- migr8: retries=2\nSELECT 1;").retries()).contains(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retrys=2 | 11 | retrys is not known; there are transaction, requires, environments,",
        "Retries=2 | 11 | Retries is not known",
        "retries | 11 | retries is not of the form key=value",
        "=2 | 11 | =2 is not of the form key=value",
        "retries=x | 11 | retries=x is not allowed; retries takes a number from 0 to 100",
        "retries=101 | 11 | retries=101 is not allowed",
        "retries= | 11 | retries= is not allowed",
        "retries=1 retries=2 | 21 | retries is given twice",
        "transaction=none | 11 | transaction=none is not allowed; transaction takes auto,",
        "lock-timeout=5 | 11 | lock-timeout=5 is not allowed; lock-timeout takes a time: 500ms",
        "lock-timeout=-5s | 11 | lock-timeout=-5s is not allowed",
        "statement-timeout=1d | 11 | statement-timeout=1d is not allowed",
        "requires=add_users | 11 | requires=add_users is not allowed; requires takes a version",
        "environments=stg,,prd | 11 | environments=stg,,prd is not allowed",
        "environments=stg,stg | 11 | environments=stg,stg is not allowed",
        "environments=stg, prd | 29 | prd is not of the form key=value, without blanks",
        "'' | 4 | nothing stands behind migr8: transaction, requires,"
      })
  void what_cannot_be_used_is_refused_at_its_place(String settings, int column, String why) {
    Problem problem = refusal("-- note\n-- migr8: " + settings + "\nSELECT 1;");

    assertThat(problem.code()).isEqualTo(Code.DIRECTIVE_INVALID);
    assertThat(problem.what()).startsWith("001_a.up.sql:2: " + why);
    assertThat(problem.excerpt().orElseThrow().caret()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- atlas:txmode none",
        "-- morph:nontransactional",
        "-- no-transaction",
        "--! no-transaction"
      })
  void notes_of_other_tools_keep_a_script_out_of_a_transaction(String note) {
    assertThat(read(note + "\nSELECT 1;").transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
    assertThat(read("-- migr8: transaction=auto\n" + note + "\nSELECT 1;").transaction())
        .isEqualTo(TransactionMode.AUTO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- atlas:txmode file",
        "-- atlas:nolint destructive",
        "-- atlas:sum ignore",
        "-- atlas:delimiter \\n\\n\\n",
        "-- atlas:delimiter -- end",
        "-- this needs no-transaction handling"
      })
  void other_notes_change_nothing(String note) {
    assertThat(read(note + "\nSELECT 1;")).isEqualTo(Directives.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- atlas:checkpoint v1", "-- atlas:txtar", "-- atlas:delimiter //"})
  void notes_of_atlas_that_change_the_file_are_refused(String note) {
    assertThat(refusal(note + "\nSELECT 1;").code()).isEqualTo(Code.DIRECTIVE_INVALID);
  }

  private Directives read(String text) {
    return new TestFolder(path).file("001_a.up.sql", text).only().up().directives();
  }

  private Problem refusal(String text) {
    return new TestFolder(path).file("001_a.up.sql", text).refusal();
  }
}
