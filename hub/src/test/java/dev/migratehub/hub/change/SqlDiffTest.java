package dev.migratehub.hub.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.change.SqlDiff.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SqlDiffTest {

  @Test
  void two_equal_texts_have_no_difference() {
    assertThat(SqlDiff.of("a\nb", "a\nb").same()).isTrue();
  }

  @Test
  void a_line_that_changed_stands_beside_what_it_was() {
    SqlDiff diff = SqlDiff.of("a\nb\nc", "a\nB\nc");
    assertThat(diff.rows())
        .containsExactly(
            new SqlDiff.Row(Kind.SAME, 1, "a", 1, "a"),
            new SqlDiff.Row(Kind.CHANGED, 2, "b", 2, "B"),
            new SqlDiff.Row(Kind.SAME, 3, "c", 3, "c"));
    assertThat(List.of(diff.added(), diff.removed())).containsExactly(1, 1);
  }

  @Test
  void lines_that_came_and_went_have_one_number_only() {
    SqlDiff diff = SqlDiff.of("a\nb", "b\nc");
    assertThat(diff.rows())
        .containsExactly(
            new SqlDiff.Row(Kind.REMOVED, 1, "a", 0, ""),
            new SqlDiff.Row(Kind.SAME, 2, "b", 1, "b"),
            new SqlDiff.Row(Kind.ADDED, 0, "", 2, "c"));
  }

  @Test
  void what_is_the_same_far_from_a_difference_is_left_out() {
    String long1 = lines(100, "x");
    SqlDiff diff = SqlDiff.of(long1, long1.replace("line 50 ", "LINE 50 "));
    assertThat(diff.rows().stream().filter(it -> it.kind() == Kind.GAP).map(SqlDiff.Row::left))
        .containsExactly(46, 47);
    assertThat(diff.rows()).hasSize(2 + 3 + 1 + 3);
  }

  @Test
  void very_long_texts_are_compared_by_their_ends() {
    String text = lines(30_000, "y");
    SqlDiff diff = SqlDiff.of(text, text.replace("line 15000 ", "LINE 15000 "));
    assertThat(List.of(diff.added(), diff.removed())).containsExactly(1, 1);
    assertThat(diff.rows()).hasSizeLessThan(20);
  }

  @Test
  void what_is_too_much_for_a_page_is_counted() {
    SqlDiff diff = SqlDiff.of("", lines(2500, "z"));
    assertThat(diff.rows()).hasSize(2000);
    assertThat(diff.unshown()).isEqualTo(500);
  }

  @Test
  void what_cannot_be_seen_is_named_and_ends_of_lines_only_where_they_differ() {
    assertThat(SqlDiff.of("a\r\nb", "a\r\nb\u202E").rows())
        .containsExactly(
            new SqlDiff.Row(Kind.SAME, 1, "a", 1, "a"),
            new SqlDiff.Row(Kind.CHANGED, 2, "b", 2, "b⟨U+202E⟩"));
    assertThat(SqlDiff.of("a\n", "a\r\n").rows().getFirst().after()).isEqualTo("a⟨U+000D⟩");
  }

  private static String lines(int count, String end) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(it -> "line " + it + " " + end)
        .collect(Collectors.joining("\n"));
  }
}
