package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DotEnvTest {

  record Case(String line, String value) {}

  static Case[] cases() {
    return new Case[] {
      new Case("A=plain", "plain"),
      new Case("  A = spaced  ", "spaced"),
      new Case("export A=exported", "exported"),
      new Case("A=with # comment", "with"),
      new Case("A=with#hash", "with#hash"),
      new Case("A='single $x \\n # kept'", "single $x \\n # kept"),
      new Case("A=\"double \\\"quoted\\\" \\\\ \\n end\" # comment", "double \"quoted\" \\ \n end"),
      new Case("A=\"two\nlines\"", "two\nlines"),
      new Case("A=", ""),
      new Case("A=\"\"", ""),
      new Case("A=a=b", "a=b"),
      new Case("A='never closed", "never closed"),
      new Case("A=p@ss w0rd!", "p@ss w0rd!"),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_line_says_a_value(Case one) {
    Map<String, Value> variables = DotEnv.read(".env", "# head\n\n" + one.line() + "\nB=after\n");
    assertThat(variables.get("A")).isEqualTo(new Value(one.value(), ".env:3"));
    assertThat(variables.get("B")).extracting(Value::text).isEqualTo("after");
  }

  @Test
  void lines_are_counted_through_values_of_several_lines() {
    Map<String, Value> variables = DotEnv.read(".env", "A=\"1\n2\n3\"\r\nB=x\rC=y");
    assertThat(origins(variables)).isEqualTo(Map.of("A", ".env:1", "B", ".env:4", "C", ".env:5"));
  }

  @Test
  void lines_of_another_form_are_passed_over() {
    assertThat(DotEnv.read(".env", "hello\n# A=1\nexport B\nC=1\n")).containsOnlyKeys("C");
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void a_line_of_ours_that_cannot_be_read_is_refused_without_its_value(String line, String why) {
    String text = "A=1\n\n" + line + "\nB='2'\n";
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> DotEnv.read(".env", text))
        .satisfies(e -> {
          assertThat(e.problem().code()).isEqualTo(Code.SETTING_INVALID);
          assertThat(e.problem().what()).isEqualTo(".env:3: " + why).doesNotContain("s3cret");
        });
    String others = text.replaceAll("MIGR8_|DATABASE_URL", "OTHER_");
    assertThat(DotEnv.read(".env", others)).containsKey("A");
  }

  static Object[][] badLines() {
    return new Object[][] {
      {"MIGR8_DATABASE_URL: s3cret", "MIGR8_DATABASE_URL has no = behind it"},
      {"MIGR8_DATABASE_URL s3cret", "MIGR8_DATABASE_URL has no = behind it"},
      {"DATABASE_URL", "DATABASE_URL has no = behind it"},
      {"export MIGR8_VERBOSE", "MIGR8_VERBOSE has no = behind it"},
      {"set MIGR8_VERBOSE=s3cret", "set MIGR8_VERBOSE is not a name"},
      {"MIGR8_LOCK WAIT=s3cret", "MIGR8_LOCK WAIT is not a name"},
      {
        "MIGR8_DATABASE_PASSWORD=\"s3cret",
        "the quote before the value of" + " MIGR8_DATABASE_PASSWORD is not closed on its line"
      },
      {
        "DATABASE_URL='s3cret",
        "the quote before the value of DATABASE_URL is not closed on its" + " line"
      },
      {
        "MIGR8_DATABASE_PASSWORD='s3'cret",
        "something stands behind the quotes of" + " MIGR8_DATABASE_PASSWORD"
      },
    };
  }

  @Test
  void a_quote_that_swallows_a_line_of_ours_is_refused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> DotEnv.read(".env", "A=1\nB=\"x\nMIGR8_VERBOSE=1\nC=\"y\"\n"))
        .satisfies(e ->
            assertThat(e.problem().what())
                .isEqualTo(
                    ".env:2: the quote before the value of B is not closed before MIGR8_VERBOSE on line 3"));
  }

  @Test
  void a_mark_of_the_byte_order_is_no_part_of_a_name() {
    assertThat(DotEnv.read(".env", "\ufeffA=1\n")).containsOnlyKeys("A");
  }

  @Test
  void of_two_values_the_later_counts() {
    assertThat(DotEnv.read(".env", "A=1\nA=2").get("A")).isEqualTo(new Value("2", ".env:2"));
  }

  private static Map<String, String> origins(Map<String, Value> variables) {
    return variables.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().origin()));
  }
}
