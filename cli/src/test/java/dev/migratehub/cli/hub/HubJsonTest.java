package dev.migratehub.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be put into a request as a value.
final class HubJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"a\": [1, {\"b\": null}]}\n",
        "[]",
        "12",
        "-1.5e3",
        "true",
        "null",
        "\"a \\\" b\""
      })
  void one_value_is_one(String text) {
    assertThat(HubJson.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1},\"version\":9",
        "{\"a\":1}}",
        "1,\"version\":9",
        "\"a\",\"version\":9",
        "[1],2",
        "{} {}"
      })
  void what_would_become_more_than_a_value_is_not(String text) {
    assertThat(HubJson.isOne(text)).isFalse();
  }
}
