package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "Add E-mail!, add_e_mail",
    "add_email, add_email",
    "  Éléments  à 100 % , elements_a_100",
    "../../etc/passwd, etc_passwd",
    "C:\\temp\\x, c_temp_x",
    "a.up.sql, a_up_sql",
    "таблица Ёлка, таблица_елка",
    "表を作る, 表を作る",
    "हिन्दी, हिन्दी",
    "ﬁle, file"
  })
  void a_name_becomes_small_words(String name, String slug) {
    assertThat(Slug.of(name)).isEqualTo(slug);
  }

  @Test
  void a_very_long_name_is_cut() {
    assertThat(Slug.of("word ".repeat(100))).hasSizeLessThan(100).endsWith("word");
  }
}
