package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

  private final Table table =
      Table.of("version", "name", "by")
          .add("001", "a_name_of_some_length", "root")
          .add("002", "täglich", "");

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    assertThat(table.lines(0))
        .containsExactly(
            "version  name                   by",
            "001      a_name_of_some_length  root",
            "002      täglich");
  }

  @Test
  void where_there_is_no_room_the_widest_column_gives_way() {
    assertThat(table.lines(25))
        .containsExactly(
            "version  name        by", "001      a_name_of…  root", "002      täglich");
  }

  @Test
  void columns_that_are_not_needed_go_before_the_others_are_hard_to_read() {
    Table status =
        Table.needing(2, "version", "name", "when", "by")
            .add("001", "a_name_of_some_length", "2026-01-31", "root");
    assertThat(status.lines(44))
        .containsExactly(
            "version  name               when        by",
            "001      a_name_of_some_l…  2026-01-31  root");
    assertThat(status.lines(37))
        .containsExactly(
            "version  name              when", "001      a_name_of_some_…  2026-01-31");
    assertThat(status.lines(30)).containsExactly("version  name", "001      a_name_of_some_length");
    assertThat(status.lines(20)).containsExactly("version  name", "001      a_name_of_…");
  }

  @Test
  void no_line_is_longer_than_the_terminal() {
    for (int width = 1; width < 40; width++) {
      int bound = width;
      assertThat(table.lines(width))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(bound));
    }
  }

  @Test
  void what_must_not_be_cut_is_stacked() {
    assertThat(table.width()).isEqualTo(36);
    assertThat(table.stacked())
        .containsExactly("001", "  a_name_of_some_length", "  root", "002", "  täglich");
  }

  @Test
  void a_cell_stays_on_its_line() {
    assertThat(Table.of("a", "b").add("x\ny\t\u001b[31m", "z").lines(0))
        .containsExactly("a                 b", "x\\ny\\t\\u001b[31m  z");
  }
}
