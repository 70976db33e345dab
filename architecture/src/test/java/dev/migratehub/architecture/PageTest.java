package dev.migratehub.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final String TABLE =
      """
      | package | holds | may touch java.sql |
      |---|---|---|
      | `sql` | the `Splitter` | |
      | `lock` | a lock | yes |
      | `engine` (root) | `MigrateHub` | no |

      | `later` | another table | yes |
      """;

  @Test
  void rows_are_read_from_the_top_until_the_table_ends() {
    assertThat(Page.parse(TABLE).rows())
        .isEqualTo(
            List.of(
                new Page.Row("sql", Set.of("Splitter"), false),
                new Page.Row("lock", Set.of(), true),
                new Page.Row("", Set.of("MigrateHub"), false)));
  }

  @Test
  void types_are_what_is_written_like_one() {
    String text = "`MigrateHub`, `Splitter`, `ARCHITECTURE.md`, `SQL`, `up()`\n```\n`Code`\n```\n";
    assertThat(Page.parse(text).types()).containsExactlyInAnyOrder("MigrateHub", "Splitter");
  }

  @Test
  void a_row_that_cannot_be_read_is_not_passed_over() {
    assertThatThrownBy(() -> Page.parse(TABLE.replace("`lock`", "lock")))
        .hasMessageContaining("| lock |");
  }
}
