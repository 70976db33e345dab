package dev.migratehub.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnseenTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,
        0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067,
        0x2068, 0x2069, 0x206A, 0x2800, 0x3164, 0xE000, 0xFEFF, 0xFFA0, 0xE0041
      })
  void what_hides_or_moves_text_is_named(int c) {
    String text = "ab" + Character.toString(c) + "cd";
    assertThat(Unseen.inProse(text)).isEqualTo("ab⟨%s⟩cd".formatted(Unseen.name(c)));
    assertThat(Unseen.named(text)).isEqualTo("ab⟨%s⟩cd".formatted(Unseen.name(c)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain\ttext\nin two lines",
        "as Windows\r\nwrites it",
        "Größe, naïve, déjà\u00A0vu, 12\u202F000",
        "שלום 123 (עולם)",
        "مرحبا بالعالم، ١٢٣",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08 ❤\uFE0F",
        "日本語\u3000한국어",
        "\u0601 ١٢"
      })
  void ordinary_writing_stays_as_it_is(String text) {
    assertThat(Unseen.inProse(text)).isEqualTo(text);
  }

  @Test
  void a_joiner_that_joins_nothing_is_named() {
    assertThat(Unseen.inProse("prod\u200D")).isEqualTo("prod⟨U+200D⟩");
    assertThat(Unseen.inProse("\u200Cprod")).isEqualTo("⟨U+200C⟩prod");
    assertThat(Unseen.inProse("می\u200C\u200Cخواهم")).isEqualTo("می⟨U+200C⟩⟨U+200C⟩خواهم");
  }

  @Test
  void a_line_that_starts_over_itself_is_seen() {
    assertThat(Unseen.inProse("drop table t\rselect 1")).isEqualTo("drop table t⟨U+000D⟩select 1");
  }

  @Test
  void in_a_script_other_spaces_and_joiners_are_named_too() {
    assertThat(Unseen.named("select\u00A01 -- می\u200Cخواهم"))
        .isEqualTo("select⟨U+00A0⟩1 -- می⟨U+200C⟩خواهم");
  }

  @Test
  void code_from_right_to_left_is_parted_where_it_runs() {
    assertThat(Unseen.apart("values ('א', 1, 'ב');"))
        .containsExactly(
            "values", " ", "(", "'", "א", "'", ",", " ", "1", ",", " ", "'", "ב", "'", ")", ";");
    assertThat(Unseen.apart("values ('a', 1);")).containsExactly("values ('a', 1);");
    assertThat(Unseen.apart("")).containsExactly("");
  }
}
