package dev.migratehub.guardian.registry;

import static dev.migratehub.guardian.registry.Actors.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Answer.Conflict;
import dev.migratehub.guardian.registry.Answer.Done;
import dev.migratehub.guardian.registry.Answer.Exists;
import dev.migratehub.guardian.registry.Answer.KeyReused;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes of a request that is sent again.
final class RepeatedRequestsTest {

  private final Actors actors = Actors.ready();
  private final State state = actors.state;

  @Test
  void a_repeated_request_gets_the_first_answer_and_does_nothing() {
    Command create = actors.create("a", "1");
    Answer first = actors.ask("same", "ann", create);
    actors.done(actors.remove("a", 1));
    assertThat(actors.ask("same", "ann", create)).isEqualTo(first);
    assertThat(state.config(key("a"))).isEmpty();
  }

  @Test
  void a_refusal_is_remembered_too() {
    actors.done(actors.create("a", "1"));
    Command change = actors.change("a", 2, "2");
    Answer refused = actors.ask("same", "ann", change);
    assertThat(refused).isInstanceOf(Conflict.class);
    actors.done(actors.change("a", 1, "5"));
    assertThat(actors.ask("same", "ann", change)).isEqualTo(refused);
  }

  @Test
  void a_request_is_known_again_although_it_was_checked_against_another_schema() {
    Command create = actors.create("a", "1");
    Answer first = actors.ask("same", "ann", create);
    actors.done(new Command.ChangeSchema("any", 1, Content.parse("{\"type\":[]}"), 1_000));
    assertThat(actors.ask("same", "ann", actors.create("a", "1"))).isEqualTo(first);
  }

  @Test
  void an_idempotency_key_is_for_one_request_of_one_author() {
    actors.ask("same", "ann", actors.create("a", "1"));
    assertThat(actors.ask("same", "ann", actors.create("b", "1"))).isInstanceOf(KeyReused.class);
    assertThat(actors.ask("same", "bob", actors.create("b", "1"))).isInstanceOf(Done.class);
  }

  @Test
  void the_oldest_answers_are_forgotten_first() {
    Command create = actors.create("a", "1");
    actors.ask("old", "ann", create);
    for (int i = 0; i < 100; i++) {
      actors.ask(new Command.PutUser("u" + i, "u" + i + "@example", "-"));
    }
    assertThat(actors.ask("old", "ann", create)).isInstanceOf(Exists.class);
  }

  @Test
  void a_request_that_stands_twice_in_one_entry_of_the_log_is_done_once() {
    Proposal once = Actors.proposal("same", "ann", actors.create("a", "1"));
    List<Answer> answers = state.apply(state.index() + 1, List.of(once, once));
    assertThat(answers).hasSize(2).containsOnly(answers.getFirst());
    assertThat(state.revisions(key("a"))).hasSize(1);
    assertThat(state.memory().all().stream().filter(it -> it.request().equals("same"))).hasSize(1);
  }
}
