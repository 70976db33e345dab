package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanknessTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\r\n", ";;\n;", "\uFEFF"})
  void white_space_is_blank(String text) {
    assertThat(isBlank(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "-- a\nx",
        "/* a */x",
        "/* a **/x",
        "# a\rx",
        "/*! x */",
        "/*M! x */",
        "- 1",
        "/ x",
        "-",
        "/",
        "\\restrict x",
        "é",
        "(SELECT 1)",
        "/* /* */ x"
      })
  void anything_else_is_a_statement(String text) {
    assertThat(isBlank(text)).isFalse();
  }

  private static boolean isBlank(String text) {
    Blankness blankness = new Blankness();
    for (byte b : text.getBytes(UTF_8)) {
      blankness.add(new byte[] {b}, 0, 1);
    }
    return blankness.isBlank();
  }
}
