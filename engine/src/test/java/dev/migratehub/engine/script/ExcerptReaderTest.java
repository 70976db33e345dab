package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.sql.Position;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExcerptReaderTest {

  @Test
  void an_excerpt_is_the_line_without_its_end() {
    Content content = new Content.Kept("\uFEFFone\rtwo\r\nthrée\nfour".getBytes(UTF_8));

    assertThat(excerpt(content, new Position(1, 1)).line()).isEqualTo("one");
    assertThat(excerpt(content, new Position(2, 1)).line()).isEqualTo("two");
    assertThat(excerpt(content, new Position(3, 4)).line()).isEqualTo("thrée");
    assertThat(excerpt(content, new Position(4, 5)).line()).isEqualTo("four");
    assertThat(excerpt(content, new Position(9, 1)).line()).isEmpty();
  }

  @Test
  void an_excerpt_of_a_very_long_line_shows_what_is_round_the_caret() {
    Content content =
        new Content.Kept(("é🙂".repeat(5_000) + "HERE" + "🙂".repeat(5_000)).getBytes(UTF_8));

    Excerpt excerpt = excerpt(content, new Position(1, 10_001));

    int at = excerpt.line().offsetByCodePoints(0, excerpt.caret() - 1);
    assertThat(excerpt.line().substring(at)).startsWith("HERE");
    assertThat(excerpt.line().codePoints().count()).isEqualTo(100);
    assertThat(excerpt.location().column()).isEqualTo(10_001);
  }

  @Test
  void an_excerpt_of_a_file_that_is_gone_is_empty() {
    Content gone = new Content.OnDisk(Path.of("gone.sql"));

    assertThat(excerpt(gone, new Position(3, 4)).line()).isEmpty();
    assertThat(excerpt(gone, new Position(3, 4)).location()).hasToString("001_a.up.sql:3:4");
  }

  private static Excerpt excerpt(Content content, Position position) {
    return ExcerptReader.read("001_a.up.sql", content, position);
  }
}
