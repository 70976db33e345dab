package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "2, 10",
    "009, 10",
    "1.9, 1.10",
    "1, 1.1",
    "9, 0.1.0/001",
    "0.9.0/009, 0.10.0/001",
    "0.1/001, 0.1.1/001",
    "0.1.0/002, 0.1.0/010",
    "99999999999999999999, 100000000000000000000"
  })
  void versions_order_as_numbers(String less, String greater) {
    assertThat(Version.of(less)).isLessThan(Version.of(greater));
    assertThat(Version.of(greater)).isGreaterThan(Version.of(less));
  }

  @ParameterizedTest
  @CsvSource({"1, 001", "1, 1.0", "1.0.0, 1", "0.1/1, 0.1.0/001", "0, 00.0"})
  void zeros_in_front_and_at_the_end_do_not_count(String one, String other) {
    assertThat(Version.of(one)).isEqualTo(Version.of(other)).hasSameHashCodeAs(Version.of(other));
    assertThat(Version.of(one)).isEqualByComparingTo(Version.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "a", "1a", "-1", "/1", "1/", "1/2/", "١"})
  void what_is_not_made_of_numbers_is_refused(String text) {
    assertThatThrownBy(() -> Version.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"001", "1.2", "0.1.0/001", "R__views"})
  void an_id_can_be_written_and_read_again(String text) {
    assertThat(MigrationId.of(text).text()).isEqualTo(text);
  }
}
