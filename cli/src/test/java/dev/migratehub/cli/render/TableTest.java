package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

  private final Table table =
      new Table("version", "name", "by")
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
  void below_a_certain_width_lines_are_left_to_the_terminal() {
    assertThat(table.lines(5)).allSatisfy(line -> assertThat(line.length()).isLessThan(25));
  }
}
