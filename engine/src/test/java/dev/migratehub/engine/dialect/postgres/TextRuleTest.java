package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRuleTest {

  private static final String OFF = "SET standard_conforming_strings = off";

  private static boolean backslashesAfter(String... statements) {
    TextRule rule = new TextRule(false);
    List.of(statements).forEach(rule::follow);
    return rule.backslashes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OFF,
        "set Standard_Conforming_Strings to FALSE",
        "SET SESSION standard_conforming_strings='off'",
        "SET LOCAL standard_conforming_strings TO 0",
        "SET \"standard_conforming_strings\" = 'No'",
        "SET /* a */ standard_conforming_strings -- b\n = of",
        "SELECT set_config('standard_conforming_strings', 'off', false)",
        "SELECT 1, pg_catalog.SET_CONFIG ( 'Standard_Conforming_Strings' , 'f' , true) FROM t"
      })
  void a_script_can_make_back_slashes_escape(String statement) {
    assertThat(backslashesAfter(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET standard_conforming_strings = on",
        "SET standard_conforming_strings TO DEFAULT",
        "RESET standard_conforming_strings",
        "RESET ALL",
        "DISCARD ALL",
        "SELECT set_config('standard_conforming_strings', 'on', false)",
        "ROLLBACK"
      })
  void and_take_it_back(String statement) {
    assertThat(backslashesAfter("BEGIN", OFF, statement)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET standard_conforming_stringsx = off",
        "SET search_path = standard_conforming_strings, off",
        "SHOW standard_conforming_strings",
        "SELECT 'SET standard_conforming_strings = off'",
        "SELECT current_setting('standard_conforming_strings')",
        "ALTER ROLE a SET standard_conforming_strings = off",
        "RESET search_path",
        "DISCARD PLANS"
      })
  void other_statements_change_nothing(String statement) {
    assertThat(backslashesAfter(statement)).isFalse();
    assertThat(backslashesAfter(OFF, statement)).isTrue();
  }

  @Test
  void what_is_local_ends_with_the_transaction() {
    String local = "SET LOCAL standard_conforming_strings = off";
    assertThat(backslashesAfter("BEGIN", local)).isTrue();
    assertThat(backslashesAfter("BEGIN", local, "COMMIT")).isFalse();
    assertThat(backslashesAfter("BEGIN", local, "END TRANSACTION")).isFalse();
    assertThat(backslashesAfter("BEGIN", OFF, "COMMIT")).isTrue();
    assertThat(backslashesAfter(OFF, "BEGIN", "ROLLBACK")).isTrue();
    assertThat(backslashesAfter("BEGIN", OFF, "ROLLBACK TO a")).isTrue();
  }
}
