package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PaperTest {

  private static final Style PLAIN = new Style(false);
  private static final Style COLORED = new Style(true);

  @Test
  void what_a_terminal_would_obey_is_written_in_letters() {
    assertThat(written(StandardCharsets.UTF_8, true, PLAIN, "a\u001b]0;x\u0007\r\nb\u009b2J\u007f"))
        .isEqualTo("a\\u001b]0;x\\u0007\\r\\nb\\u009b2J\\u007f");
    assertThat(written(StandardCharsets.UTF_8, true, COLORED, "a\u001b[31mb"))
        .isEqualTo("a\\u001b[31mb");
    assertThat(written(StandardCharsets.UTF_8, true, PLAIN, "abc\u202egpj.exe\u2066"))
        .isEqualTo("abc\\u202egpj.exe\\u2066");
    assertThat(written(StandardCharsets.UTF_8, true, PLAIN, "half \ud83d pair"))
        .isEqualTo("half \\ud83d pair");
  }

  @Test
  void letters_of_all_scripts_and_tabs_are_written_as_they_are() {
    String text = "\ttäglich 日本語 🐘 عربي …";
    assertThat(written(StandardCharsets.UTF_8, true, PLAIN, text)).isEqualTo(text);
  }

  @Test
  void our_own_colours_reach_a_terminal_and_nothing_else() {
    assertThat(written(StandardCharsets.UTF_8, true, COLORED, COLORED.bad("no") + " way"))
        .isEqualTo("\u001b[31mno\u001b[0m way");
    assertThat(written(StandardCharsets.UTF_8, true, PLAIN, COLORED.bad("no"))).isEqualTo("no");
  }

  @Test
  void signs_that_cannot_be_read_there_become_ascii_and_names_stay() {
    assertThat(written(StandardCharsets.UTF_8, false, PLAIN, "tägl…")).isEqualTo("tägl...");
  }

  @Test
  void what_a_charset_does_not_have_is_escaped() {
    assertThat(written(StandardCharsets.ISO_8859_1, true, PLAIN, "tägl… 日 🐘"))
        .isEqualTo("tägl... \\u65e5 \\ud83d\\udc18");
    assertThat(written(StandardCharsets.US_ASCII, true, PLAIN, "ä")).isEqualTo("\\u00e4");
  }

  private static String written(Charset charset, boolean symbols, Style style, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Paper(new PrintStream(bytes, true, charset), symbols, style).line(text);
    return bytes.toString(charset).replaceFirst("\\R$", "");
  }
}
