package dev.migratehub.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StretchTest {

  private static final Quoting POSTGRES = new Quoting(true, false, false, true, false, false);
  private static final Quoting MYSQL = new Quoting(false, true, true, false, true, false);
  private static final Quoting SQLITE = new Quoting(false, false, false, false, false, true);

  @Test
  void stretches_say_what_they_are() {
    assertThat(kinds("select 'x' -- c", POSTGRES))
        .containsExactly(
            Stretch.Kind.WORD,
            Stretch.Kind.BLANK,
            Stretch.Kind.TEXT,
            Stretch.Kind.BLANK,
            Stretch.Kind.COMMENT);
    assertThat(kinds("\"x\"1;", POSTGRES))
        .containsExactly(Stretch.Kind.NAME, Stretch.Kind.NUMBER, Stretch.Kind.SIGN);
    assertThat(kinds("\"x\"", MYSQL)).containsExactly(Stretch.Kind.TEXT);
    assertThat(kinds("[x]", SQLITE)).containsExactly(Stretch.Kind.NAME);
    assertThat(kinds("$a$ ' $a$", POSTGRES)).containsExactly(Stretch.Kind.TEXT);
    assertThat(kinds("/* a /* b */ c */", POSTGRES)).containsExactly(Stretch.Kind.COMMENT);
  }

  @Test
  void joined_they_give_back_any_text() {
    Random random = new Random(7);
    String signs = "ab1 '\"`[]$\\/*-#!;\n\r\tEe\uFEFFäM(";
    for (int i = 0; i < 3000; i++) {
      String text =
          random
              .ints(random.nextInt(40), 0, signs.length())
              .mapToObj(it -> String.valueOf(signs.charAt(it)))
              .collect(Collectors.joining());
      for (Quoting quoting : List.of(POSTGRES, MYSQL, SQLITE)) {
        String joined =
            Words.stretches(text, quoting).stream()
                .map(it -> text.substring(it.from(), it.to()))
                .collect(Collectors.joining());
        assertThat(joined).isEqualTo(text);
      }
    }
  }

  private static List<Stretch.Kind> kinds(String text, Quoting quoting) {
    return Words.stretches(text, quoting).stream().map(Stretch::kind).toList();
  }
}
