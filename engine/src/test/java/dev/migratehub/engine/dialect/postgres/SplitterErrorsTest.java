package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.SyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitterErrorsTest {

  private static SyntaxException error(String script) {
    return catchThrowableOfType(SyntaxException.class, () -> Splits.segments(script));
  }

  /// In the scripts `|` is a line feed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT 1;|SELECT 'a;|b; ¦ 2 ¦ 8 ¦ the text is never closed
          SELECT 1;|SELECT E'a\\';|b; ¦ 2 ¦ 9 ¦ the text is never closed
          SELECT E'a\\ ¦ 1 ¦ 9 ¦ the text is never closed
          SELECT 'a'|'b''c; ¦ 2 ¦ 1 ¦ the text is never closed
          SELECT E'a'|'b''c; ¦ 2 ¦ 1 ¦ the text is never closed
          SELECT U&'a; ¦ 1 ¦ 10 ¦ the text is never closed
          SELECT "ä", "b;| ¦ 1 ¦ 13 ¦ the quoted name is never closed
          |  SELECT $$a;| ¦ 2 ¦ 10 ¦ the text quoted with $$ is never closed
          SELECT $ä$a;$ $b$ ¦ 1 ¦ 8 ¦ the text quoted with $ä$ is never closed
          SELECT 1;|  /* a /* b */; ¦ 2 ¦ 3 ¦ the comment is never closed
          SELECT 1 /* a ¦ 1 ¦ 10 ¦ the comment is never closed
          SELECT (1, (2); SELECT 2; ¦ 1 ¦ 8 ¦ the parenthesis is never closed
          SELECT (1), (2; ¦ 1 ¦ 13 ¦ the parenthesis is never closed
          CREATE FUNCTION f() BEGIN ATOMIC a;|b ¦ 1 ¦ 27 ¦ BEGIN ATOMIC has no END
          COPY t FROM stdin; SELECT 1; ¦ 1 ¦ 20 ¦ nothing may follow COPY … FROM STDIN on its line
          """)
  void what_is_never_closed_is_told_with_the_place_where_it_opened(
      String script, long line, int column, String message) {
    SyntaxException error = error(script.replace('|', '\n'));
    assertThat(error).hasMessage(message);
    assertThat(error.position()).isEqualTo(new Position(line, column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\connect",
        "\\c",
        "\\set",
        "\\i",
        "\\ir",
        "\\.",
        "\\echo",
        "\\gexec",
        "\\copy",
        "\\!",
        "\\?",
        "\\;",
        "\\if",
        "\\RESTRICT",
        "\\restricted",
        "\\unrestrict2",
        "\\",
        "\\\\",
        "\\größe"
      })
  void any_other_command_of_the_client_is_refused_by_name(String command) {
    String name = command.equals("\\;") || command.equals("\\\\") ? "\\" : command;
    SyntaxException atStart = error("SELECT 1;\n  " + command + " x y\nSELECT 2;");
    assertThat(atStart).hasMessage(name + " is a command of psql and means nothing to the server");
    assertThat(atStart.position()).isEqualTo(new Position(2, 3));
    SyntaxException within = error("SELECT 'ä' " + command);
    assertThat(within).hasMessage(atStart.getMessage());
    assertThat(within.position()).isEqualTo(new Position(1, 12));
  }

  @Test
  void a_back_slash_in_quotes_and_comments_is_no_command() {
    String script = "SELECT '\\i', \"\\i\", $$\\i$$ /* \\i */ -- \\i\n, 1;";
    assertThat(Splits.statements(script)).containsExactly(script.substring(0, script.length() - 1));
  }

  @Test
  void restrict_and_unrestrict_are_passed_over() {
    List<Segment> segments =
        Splits.segments("-- a\n\\restrict x1;Y\r\nSELECT 1;\n\\unrestrict x1;Y");
    assertThat(segments).hasSize(3);
    assertThat(segments.getFirst())
        .isInstanceOfSatisfying(
            Segment.ClientCommand.class,
            command -> {
              assertThat(command.text()).isEqualTo("\\restrict x1;Y");
              assertThat(command.position()).isEqualTo(new Position(2, 1));
              assertThat(command.span().length()).isEqualTo(21);
            });
    assertThat(segments.getLast())
        .isInstanceOfSatisfying(
            Segment.ClientCommand.class,
            command -> assertThat(command.text()).isEqualTo("\\unrestrict x1;Y"));
  }
}
