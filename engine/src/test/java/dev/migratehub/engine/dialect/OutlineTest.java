package dev.migratehub.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts are written as words: `begin`, `commit`, `rollback`, `around`, `outside`, `lock`,
/// `unlock`; any other word is a plain statement, each on a line of its own.
class OutlineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin a commit",
        "begin commit",
        "begin a b c commit",
        "around begin a commit",
        "begin a commit around",
        "around around begin a commit around",
        "around begin around a commit around",
        "begin outside commit",
        "begin lock a unlock commit"
      })
  void one_begin_and_commit_round_everything_is_a_wrapper(String script) {
    Outline outline = outline(script);

    assertThat(outline.wrapped()).isTrue();
    assertThat(outline.ownControl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin a",
        "a commit",
        "begin a rollback",
        "begin a commit begin b commit",
        "begin a commit b",
        "a begin b commit",
        "lock begin a commit",
        "begin begin commit",
        "begin commit commit",
        "commit a begin",
        "rollback a commit"
      })
  void any_other_control_of_transactions_is_the_scripts_own(String script) {
    Outline outline = outline(script);

    assertThat(outline.wrapped()).isFalse();
    assertThat(outline.ownControl()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "around", "outside", "lock a unlock"})
  void without_begin_and_commit_there_is_neither(String script) {
    Outline outline = outline(script);

    assertThat(outline.wrapped()).isFalse();
    assertThat(outline.ownControl()).isEmpty();
  }

  @Test
  void the_first_control_is_named_with_its_place() {
    assertThat(outline("a begin b commit").ownControl())
        .contains(new Outline.Found("BEGIN", new Position(2, 1)));
    assertThat(outline("a b rollback").ownControl())
        .contains(new Outline.Found("ROLLBACK", new Position(3, 1)));
    assertThat(outline("a commit").ownControl())
        .contains(new Outline.Found("COMMIT", new Position(2, 1)));
  }

  @Test
  void a_begin_that_asks_for_something_is_no_wrapper() {
    Outline.Builder builder = new Outline.Builder();
    builder.add(new Effect.Opens(), "BEGIN ISOLATION LEVEL SERIALIZABLE", Position.START);
    builder.add(new Effect.Plain(), "INSERT", new Position(2, 1));
    builder.add(new Effect.Closes(true), "COMMIT", new Position(3, 1));

    assertThat(builder.build().wrapped()).isFalse();
  }

  @Test
  void every_statement_counts() {
    assertThat(outline("around begin a outside commit").statements()).isEqualTo(5);
    assertThat(outline("").statements()).isZero();
  }

  @Test
  void the_first_statement_that_must_be_outside_is_kept() {
    assertThat(outline("a outside b outside").outside())
        .contains(new Outline.Found("OUTSIDE", new Position(2, 1)));
    assertThat(outline("a").outside()).isEmpty();
  }

  @Test
  void statements_round_the_transaction_keep_their_text_and_order() {
    assertThat(outline("around begin around a commit around").around())
        .containsExactly("around 1", "around 3", "around 6");
  }

  private static Outline outline(String script) {
    Outline.Builder builder = new Outline.Builder();
    int line = 1;
    for (String word : script.isEmpty() ? new String[0] : script.split(" ")) {
      builder.add(effect(word), word + " " + line, new Position(line, 1));
      line++;
    }
    return builder.build();
  }

  private static Effect effect(String word) {
    return switch (word) {
      case "begin" -> new Effect.Opens();
      case "commit" -> new Effect.Closes(true);
      case "rollback" -> new Effect.Closes(false);
      case "around" -> new Effect.Around("AROUND");
      case "outside" -> new Effect.Outside("OUTSIDE", false);
      case "lock" -> new Effect.HoldsTables();
      case "unlock" -> new Effect.ReleasesTables();
      default -> Effect.PLAIN;
    };
  }
}
