package dev.migratehub.guardian.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ \"b\" : 1, \"a\" : [ ] } | {\"a\":[],\"b\":1}",
        "1.0 | 1",
        "1e2 | 100",
        "-0.0 | 0",
        "0.10 | 0.1",
        "1E+30 | 1E+30",
        "12345678901234567890123 | 12345678901234567890123",
        "10000000000000000000000 | 1E+22",
        "0.0000001 | 1E-7",
        "\"\\u0041\\/\\u00e9\" | \"A/é\"",
        "\"\\u0007\\n\" | \"\\u0007\\n\"",
        "{\"\\u20ac\":1,\"\\ud83d\\ude00\":2,\"a\":3} | {\"a\":3,\"€\":1,\"😀\":2}",
        "true | true",
        "null | null"
      })
  void equal_values_have_one_text(String written, String canonical) {
    assertThat(Content.parse(written).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "NaN",
        "'a'",
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "\"\\ud800\"",
        "1e400",
        "[1,]"
      })
  void what_is_no_json_or_cannot_be_stored_is_refused(String text) {
    assertThatThrownBy(() -> Content.parse(text)).isInstanceOf(BadContent.class);
  }

  @Test
  void the_place_of_what_cannot_be_stored_is_told() {
    assertThatThrownBy(() -> Content.parse("{\"a/b\":[1,\"\\u0000\"]}"))
        .isInstanceOfSatisfying(
            BadContent.class,
            it ->
                assertThat(it.violations())
                    .extracting(Violation::pointer)
                    .isEqualTo(List.of("/a~1b/1")));
  }

  @Test
  void what_is_too_deep_or_too_long_is_refused() {
    assertThatThrownBy(() -> Content.parse("[".repeat(100) + "]".repeat(100)))
        .isInstanceOf(BadContent.class);
    assertThatThrownBy(() -> Content.parse('"' + "x".repeat(Limits.CONTENT) + '"'))
        .isInstanceOf(BadContent.class);
    assertThatThrownBy(() -> Content.parse("1".repeat(Limits.DIGITS + 1)))
        .isInstanceOf(BadContent.class);
  }

  @Test
  void the_canonical_text_is_its_own_canonical_text() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Content content = Content.parse(RandomJson.value(random, 4));
      assertThat(Content.parse(content.text())).isEqualTo(content);
      assertThat(content.tree()).isNotNull();
      assertThat(content.hash()).hasSize(64);
    }
  }
}
