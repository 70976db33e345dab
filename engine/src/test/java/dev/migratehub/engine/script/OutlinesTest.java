package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlinesTest {

  @Test
  void blanks_comments_and_rows_are_not_counted() {
    Outline outline = outline("-- a comment\n\na;\nCOPY t;\n1\n2\n\\.\n\n-- another\n");

    assertThat(outline.statements()).isEqualTo(2);
  }

  @Test
  void a_script_of_comments_has_no_statement() {
    assertThat(outline("-- nothing to undo\n").statements()).isZero();
  }

  @Test
  void what_matters_comes_with_its_place() {
    Outline outline = outline("a;\n\n  VACUUM;\nVACUUM;");

    assertThat(outline.outside()).contains(new Outline.Found("VACUUM", new Position(3, 3)));
  }

  private static Outline outline(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Script script =
        new Script(
            "001_a.up.sql",
            new Content.Kept(bytes),
            List.of(new Script.Section(new Span(0, bytes.length), 1)),
            Directives.NONE,
            new Checksum("sha256", ""),
            bytes.length);
    return Outlines.of(script, Semicolons::new, OutlinesTest::effect);
  }

  private static Effect effect(String statement) {
    return statement.equals("VACUUM") ? new Effect.Outside("VACUUM", false) : Effect.PLAIN;
  }
}
