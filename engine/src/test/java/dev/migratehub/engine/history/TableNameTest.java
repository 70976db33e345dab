package dev.migratehub.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableNameTest {

  @Test
  void a_name_is_a_table_with_or_without_its_schema() {
    assertThat(TableName.of("t")).isEqualTo(new TableName("", "t"));
    assertThat(TableName.of("s.t")).isEqualTo(new TableName("s", "t"));
    assertThat(TableName.of("t".repeat(63)).table()).hasSize(63);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".t",
        "s.",
        ".",
        "a123456789b123456789c123456789d123456789e123456789f123456789g123",
        "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü"
      })
  void what_a_database_would_cut_or_misread_is_refused(String text) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> TableName.of(text));
    assertThat(refused.problem().code()).isEqualTo(Code.SETTING_INVALID);
  }
}
