package dev.migratehub.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableNameTest {

  @Test
  void a_name_is_a_table_with_or_without_its_schema() {
    assertThat(TableName.of("t")).isEqualTo(new TableName("", "t"));
    assertThat(TableName.of("s.t")).isEqualTo(new TableName("s", "t"));
    assertThat(TableName.of("t".repeat(63)).table()).hasSize(63);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "s1.\"We ird\" | s1 | We ird | s1.\"We ird\"",
        "\"s.1\".\"a\"\"b\" | s.1 | a\"b | \"s.1\".\"a\"\"b\"",
        "`s`.`t``u` | s | t`u | s.\"t`u\"",
        "[s].[t] | s | t | s.t",
        "\"Upper\" | ## | Upper | Upper",
        "We ird | ## | We ird | \"We ird\"",
        "größe.ключ_1 | größe | ключ_1 | größe.ключ_1"
      })
  void a_part_may_stand_in_quotes(String text, String schema, String table, String shown) {
    TableName name = TableName.of(text);

    assertThat(name).isEqualTo(new TableName(schema, table));
    assertThat(name).hasToString(shown);
    assertThat(TableName.of(name.toString())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "## | the name of the history table is empty",
        "# # | the name of the history table is empty",
        "\"\" | the name of the history table is empty",
        ".t | the name of the history table, .t, has no schema before the dot",
        "\"\".t | the name of the history table, \"\".t, has no schema before the dot",
        "s. | the name of the history table, s., has no table behind the dot",
        ". | the name of the history table, ., has no table behind the dot",
        "a.b.c | the name of the history table, a.b.c, has more than a schema and a table",
        "s.\"t | the name of the history table, s.\"t, has a quote that is never closed",
        "s.\"t\"u | the name of the history table, s.\"t\"u, goes on behind a quote",
        "s.t\"u | the name of the history table, s.t\"u, has a quote within a word",
        "a123456789b123456789c123456789d123456789e123456789f123456789g123 | the name of the history table is longer than 63 bytes",
        "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü | the name of the history table is longer than 63 bytes"
      })
  void what_a_database_would_cut_or_misread_is_refused(String text, String why) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> TableName.of(text));
    assertThat(refused.problem().code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(refused.problem().what()).startsWith(why);
  }

  @Test
  void a_table_beside_another_is_never_too_long() {
    assertThat(new TableName("s", "t").beside("_lock")).isEqualTo(new TableName("s", "t_lock"));
    assertThat(new TableName("s", "ä".repeat(31)).beside("_lock").table())
        .isEqualTo("ä".repeat(29) + "_lock");
  }
}
