package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypeTest {

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "5s,PT5S", "2m,PT2M", "1h,PT1H", "0,PT0S", "1 M,PT1M"})
  void a_time_has_a_unit(String text, Duration expected) {
    assertThat(Type.DURATION.reader().apply(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "-1s", "s", "1d", "", "9999999999s"})
  void what_is_no_time_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Type.DURATION.reader().apply(text));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "Yes,true", "on,true", "1,true", "FALSE,false", "no,false", "0,false"})
  void a_switch_is_said_in_many_ways(String text, boolean expected) {
    assertThat(Type.SWITCH.reader().apply(text)).isEqualTo(expected);
  }

  @Test
  void a_switch_is_not_anything() {
    assertThatIllegalArgumentException().isThrownBy(() -> Type.SWITCH.reader().apply("maybe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "x", "1.5"})
  void a_number_keeps_its_bounds(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Type.number(1, 65535).reader().apply(text));
  }

  @Test
  void one_of_some_words_is_found_in_any_case() {
    assertThat(Type.oneOf(List.of("paired", "goose")).reader().apply("Goose")).isEqualTo("goose");
  }
}
