package dev.migratehub.hub.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.change.SqlText.Piece;
import dev.migratehub.hub.inventory.Engine;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SqlTextTest {

  @Test
  void keywords_texts_comments_numbers_and_quoted_names_are_told_apart() {
    SqlText text = SqlText.of("select 1, 'a''b' -- c\nfrom \"T\";", Set.of(Engine.POSTGRESQL));
    assertThat(text.lines().getFirst().pieces())
        .containsExactly(
            new Piece("k", "select"),
            new Piece("", " "),
            new Piece("n", "1"),
            new Piece("", ", "),
            new Piece("t", "'a''b'"),
            new Piece("", " "),
            new Piece("c", "-- c"));
    assertThat(text.lines().get(1).pieces())
        .containsExactly(
            new Piece("k", "from"),
            new Piece("", " "),
            new Piece("q", "\"T\""),
            new Piece("", ";"));
  }

  @Test
  void a_text_over_several_lines_goes_on_in_each() {
    SqlText text = SqlText.of("do $$\nselect 1\n$$;", Set.of(Engine.POSTGRESQL));
    assertThat(text.lines().get(1).pieces()).containsExactly(new Piece("t", "select 1"));
  }

  @Test
  void each_engine_reads_in_its_own_way() {
    assertThat(SqlText.of("# c", Set.of(Engine.MYSQL)).lines().getFirst().pieces())
        .containsExactly(new Piece("c", "# c"));
    assertThat(SqlText.of("\"x\"", Set.of(Engine.MARIADB)).lines().getFirst().pieces())
        .containsExactly(new Piece("t", "\"x\""));
  }

  @Test
  void joined_the_pieces_give_back_the_script_whatever_it_holds() {
    String sql = "select 'open\n/* never closed $x$ \" ` [ \\ \uFEFF\t\r\nE'\\'' $1 ä 𝄞";
    SqlText text = SqlText.of(sql, Set.of(Engine.POSTGRESQL));
    String joined =
        text.lines().stream()
            .map(line -> line.pieces().stream().map(Piece::text).collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
    assertThat(joined).isEqualTo(sql);
  }

  @Test
  void what_cannot_be_seen_is_shown_by_its_number() {
    SqlText text =
        SqlText.of("-- x\u202E\r\nselect\u200B 1; -- a\rdrop table t;", Set.of(Engine.POSTGRESQL));
    assertThat(text.lines().getFirst().pieces())
        .containsExactly(new Piece("c", "-- x"), new Piece("x", "\u202E"), new Piece("", "\r"));
    assertThat(
            text.lines().get(1).pieces().stream().map(Piece::shown).collect(Collectors.joining()))
        .isEqualTo("selectU+200B 1; -- aU+000Ddrop table t;");
  }

  @Test
  void of_a_long_script_only_the_beginning_is_shown() {
    SqlText text = SqlText.of("select 1;\n".repeat(500_000), Set.of());
    assertThat(text.shortened()).isTrue();
    assertThat(text.total()).isEqualTo(500_001);
    assertThat(text.lines()).hasSizeBetween(1000, 20_000);
  }
}
