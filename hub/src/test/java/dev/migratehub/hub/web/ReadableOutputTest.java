package dev.migratehub.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReadableOutputTest {

  private static final String HIDING = "no\u202Egnp.\u2066<b>";

  @Test
  void what_is_read_has_no_characters_that_cannot_be_seen() {
    String named = "no⟨U+202E⟩gnp.⟨U+2066⟩";
    assertThat(written("td", null, HIDING)).isEqualTo(named + "&lt;b&gt;");
    assertThat(written("title", null, HIDING)).startsWith(named);
    assertThat(written("option", null, HIDING)).startsWith(named);
    assertThat(written("div", "aria-label", HIDING)).startsWith(named);
    assertThat(written("span", "title", HIDING)).startsWith(named);
  }

  @Test
  void what_a_form_sends_back_is_what_was_written() {
    assertThat(written("textarea", null, HIDING)).startsWith("no\u202Egnp.\u2066");
    assertThat(written("input", "value", HIDING)).startsWith("no\u202Egnp.\u2066");
    assertThat(written("a", "href", "/runs?q=\u202E")).isEqualTo("/runs?q=\u202E");
  }

  @Test
  void writing_from_right_to_left_stays_among_itself() {
    assertThat(written("td", null, "שלום 12")).isEqualTo("<bdi>שלום 12</bdi>");
    assertThat(written("option", null, "שלום 12")).isEqualTo("שלום 12");
    assertThat(written("span", "title", "שלום 12")).isEqualTo("שלום 12");
  }

  private static String written(String tag, @Nullable String attribute, String value) {
    StringOutput text = new StringOutput();
    ReadableOutput output = new ReadableOutput(text);
    output.setContext(tag, attribute);
    output.writeUserContent(value);
    return text.toString();
  }
}
