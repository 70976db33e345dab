package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void of_two_values_the_later_counts() {
    assertThat(DotEnv.read(".env", "A=1\nA=2").get("A")).isEqualTo(new Value("2", ".env:2"));
  }

  private static Map<String, String> origins(Map<String, Value> variables) {
    return variables.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().origin()));
  }
}
