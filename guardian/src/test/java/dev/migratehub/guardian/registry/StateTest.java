package dev.migratehub.guardian.registry;

import static dev.migratehub.guardian.registry.Actors.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.registry.Answer.Conflict;
import dev.migratehub.guardian.registry.Answer.Done;
import dev.migratehub.guardian.registry.Answer.Exists;
import dev.migratehub.guardian.registry.Answer.InUse;
import dev.migratehub.guardian.registry.Answer.Missing;
import dev.migratehub.guardian.registry.Answer.Moved;
import dev.migratehub.guardian.registry.Answer.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StateTest {

  private final Actors actors = Actors.ready();
  private final State state = actors.state;

  @Test
  void versions_begin_at_one_and_grow_by_one() {
    assertThat(actors.done(actors.create("a", "1")).version()).isEqualTo(1);
    assertThat(actors.done(actors.change("a", 1, "2")).version()).isEqualTo(2);
    assertThat(actors.done(actors.change("a", 2, "3")).version()).isEqualTo(3);
    assertThat(state.revisions(key("a"))).extracting(Revision::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_change_on_another_version_is_a_conflict_that_names_the_current_one() {
    actors.done(actors.create("a", "1"));
    actors.ask("x", "bob", actors.change("a", 1, "2"));
    assertThat(actors.ask(actors.change("a", 1, "3")))
        .isInstanceOfSatisfying(
            Conflict.class,
            it -> {
              assertThat(it.version()).isEqualTo(2);
              assertThat(it.changedBy()).isEqualTo("bob");
              assertThat(it.changedAt()).isEqualTo(Actors.NOON);
            });
    assertThat(actors.content("a")).isEqualTo("2");
  }

  @Test
  void a_change_without_a_version_cannot_be_said() {
    assertThatThrownBy(() -> Seen.version(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_configuration_that_came_later_is_not_taken_for_the_one_that_was_seen() {
    actors.done(actors.create("a", "1"));
    Revision first = state.config(key("a")).orElseThrow();
    actors.done(actors.remove("a", 1));
    actors.done(actors.create("a", "2"));
    Seen seen = new Seen(1, first.index());
    assertThat(
            actors.ask(
                new Command.ChangeConfig(
                    key("a"), seen, actors.schemaIndex("any"), Content.parse("3"))))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void a_roll_back_is_a_new_version_with_the_old_content() {
    actors.done(actors.create("a", "1"));
    actors.done(actors.change("a", 1, "2"));
    assertThat(actors.done(actors.rollBack("a", 2, 1)).version()).isEqualTo(3);
    assertThat(state.config(key("a")).orElseThrow())
        .satisfies(it -> {
          assertThat(it.content().text()).isEqualTo("1");
          assertThat(it.rolledBackTo()).isEqualTo(1);
        });
    assertThat(actors.ask(actors.rollBack("a", 3, 9))).isInstanceOf(Missing.class);
    assertThat(actors.ask(actors.rollBack("a", 2, 1))).isInstanceOf(Conflict.class);
  }

  @Test
  void a_revision_says_who_when_and_why() {
    actors.done(actors.create("a", "1"));
    assertThat(state.revision(key("a"), 1).orElseThrow())
        .satisfies(it -> {
          assertThat(it.author()).isEqualTo("ann");
          assertThat(it.at()).isEqualTo(Actors.NOON);
          assertThat(it.comment()).isEqualTo("because");
        });
  }

  @Test
  void what_is_there_cannot_be_made_again_and_what_is_not_cannot_be_changed() {
    actors.done(actors.create("a", "1"));
    assertThat(actors.ask(actors.create("a", "1"))).isInstanceOf(Exists.class);
    assertThat(actors.ask(actors.change("b", 1, "1"))).isInstanceOf(Missing.class);
    assertThat(actors.ask(actors.remove("b", 1))).isInstanceOf(Missing.class);
    ConfigKey nowhere = new ConfigKey("nowhere", "a");
    assertThat(
            actors.ask(
                new Command.CreateConfig(nowhere, "any", actors.schemaIndex("any"), Actors.ANY)))
        .isInstanceOf(Missing.class);
  }

  @Test
  void a_batch_is_done_as_a_whole() {
    actors.done(actors.create("a", "1"));
    Answer.Done done =
        actors.done(
            new Command.Batch(
                List.of(
                    actors.change("a", 1, "2"), actors.create("b", "1"), actors.create("c", "1"))));
    assertThat(done.versions()).containsExactly(2L, 1L, 1L);
    assertThat(state.configs("shop", "").map(Revision::index).distinct())
        .containsExactly(done.index());
  }

  @Test
  void a_batch_with_one_refusal_does_nothing_and_says_which() {
    actors.done(actors.create("a", "1"));
    assertThat(
            actors.ask(
                new Command.Batch(List.of(actors.create("b", "1"), actors.change("a", 9, "2")))))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.position()).isEqualTo(1);
              assertThat(it.why()).isInstanceOf(Conflict.class);
            });
    assertThat(state.config(key("b"))).isEmpty();
  }

  @Test
  void a_batch_changes_no_key_twice() {
    assertThatThrownBy(
            () -> new Command.Batch(List.of(actors.create("a", "1"), actors.create("a", "2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_content_that_was_held_against_an_older_schema_is_to_be_checked_again() {
    Command create = actors.create("a", "1");
    actors.done(new Command.ChangeSchema("any", 1, Content.parse("{\"type\":\"object\"}"), 1_000));
    assertThat(actors.ask("same", "ann", create)).isInstanceOf(Moved.class);
    assertThat(actors.ask("same", "ann", actors.create("a", "1"))).isInstanceOf(Done.class);
  }

  @Test
  void a_schema_that_was_checked_before_a_configuration_changed_is_to_be_checked_again() {
    long checked = state.index();
    actors.done(actors.create("a", "1"));
    assertThat(actors.ask(new Command.ChangeSchema("any", 1, Actors.ANY, checked)))
        .isInstanceOf(Moved.class);
    assertThat(actors.ask(new Command.ChangeSchema("any", 1, Actors.ANY, state.index())))
        .isInstanceOf(Done.class);
    assertThat(state.schema("any").orElseThrow().version()).isEqualTo(2);
    assertThat(actors.ask(new Command.ChangeSchema("any", 1, Actors.ANY, state.index())))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void a_schema_in_use_stays_and_its_users_are_named() {
    actors.done(actors.create("a", "1"));
    assertThat(actors.ask(new Command.RemoveSchema("any")))
        .isEqualTo(new InUse("any", 1, List.of(key("a"))));
    actors.done(actors.remove("a", 1));
    actors.done(new Command.RemoveSchema("any"));
    assertThat(state.schema("any")).isEmpty();
  }

  @Test
  void a_user_goes_with_his_projects_and_schemas() {
    actors.done(actors.create("a", "1"));
    actors.done(new Command.Grant("bob", "shop", RoleLevel.VIEWER));
    actors.done(new Command.RemoveUser("ann"));
    assertThat(state.effects().toList())
        .hasSize(2)
        .anySatisfy(it -> assertThat(it.toString()).contains("bob@example"));
  }

  @Test
  void a_user_whose_schema_others_use_stays() {
    actors.done(new Command.CreateProject("yard", "Yard", "other", "bob"));
    ConfigKey key = new ConfigKey("yard", "a");
    actors.done(
        new Command.CreateConfig(key, "any", actors.schemaIndex("any"), Content.parse("1")));
    assertThat(actors.ask(new Command.RemoveUser("ann")))
        .isEqualTo(new InUse("any", 1, List.of(key)));
    assertThat(state.project("shop")).isPresent();
  }

  @Test
  void an_api_key_leads_to_its_project_until_another_takes_its_place() {
    assertThat(state.projectOfKey("hash")).map(Project::id).contains("shop");
    actors.done(new Command.RotateApiKey("shop", "newer"));
    assertThat(state.projectOfKey("hash")).isEmpty();
    assertThat(state.projectOfKey("newer")).map(Project::id).contains("shop");
    actors.done(new Command.RemoveProject("shop"));
    assertThat(state.projectOfKey("newer")).isEmpty();
  }

  @Test
  void keys_are_listed_by_their_beginning_and_in_order() {
    for (String key : List.of("b/2", "a", "b/10", "c", "b")) {
      actors.done(actors.create(key, "1"));
    }
    assertThat(state.configs("shop", "b").map(it -> it.key().key()))
        .containsExactly("b", "b/10", "b/2");
    assertThat(state.configs("shop", "b/").map(it -> it.key().key()))
        .containsExactly("b/10", "b/2");
    assertThat(state.configs("sho", "")).isEmpty();
  }

  @Test
  void changes_are_told_in_order_and_from_the_middle_on() {
    actors.done(actors.create("a", "1"));
    long middle = state.index();
    actors.done(actors.change("a", 1, "2"));
    actors.ask(actors.change("a", 1, "3"));
    actors.done(actors.remove("a", 2));
    assertThat(state.after(middle, 10).stream().flatMap(it -> it.effects().stream()))
        .satisfiesExactly(
            it -> assertThat(it).isInstanceOf(Effect.ConfigPut.class),
            it -> assertThat(it).isInstanceOf(Effect.ConfigGone.class));
    assertThat(state.after(middle, 1)).hasSize(1);
    assertThat(state.after(state.index(), 10)).isEmpty();
  }

  @Test
  void what_is_too_long_ago_is_not_told_and_the_state_says_so() {
    for (int i = 0; i < 250; i++) {
      actors.done(actors.create("k" + i, "1"));
    }
    assertThat(state.after(0, 1_000)).hasSize(100);
    assertThat(state.compacted()).isEqualTo(state.after(0, 1).getFirst().index() - 1);
  }

  @Test
  void what_stands_together_at_one_index_is_done_one_after_the_other_and_told_as_one() {
    List<Answer> answers =
        actors.together(
            actors.create("a", "1"), actors.change("none", 1, "2"), actors.create("b", "3"));
    assertThat(answers.get(0)).isInstanceOf(Done.class);
    assertThat(answers.get(1)).isInstanceOf(Missing.class);
    assertThat(answers.get(2)).isInstanceOf(Done.class);
    assertThat(state.after(state.index() - 1, 10))
        .singleElement()
        .satisfies(it -> assertThat(it.effects()).hasSize(2));
  }

  @Test
  void version_and_index_never_name_two_contents_also_not_in_one_entry_of_the_log() {
    actors.done(actors.create("a", "1"));
    Command second = actors.change("a", 2, "3");
    List<Answer> answers = actors.together(actors.change("a", 1, "2"), second);
    assertThat(answers.get(0)).isInstanceOf(Done.class);
    assertThat(answers.get(1)).isInstanceOf(Moved.class);
    assertThat(answers.get(1).isFinal()).isFalse();
    assertThat(actors.content("a")).isEqualTo("2");
    // Whoever proposes it again is not held to the first time.
    assertThat(actors.done(second).version()).isEqualTo(3);
  }

  @Test
  void a_schema_that_changes_in_the_same_entry_is_not_taken_for_the_one_that_was_checked() {
    List<Answer> answers =
        actors.together(
            new Command.ChangeSchema("any", 1, Content.parse("{}"), state.index()),
            actors.create("a", "1"));
    assertThat(answers.get(1)).isInstanceOf(Moved.class);
    assertThat(state.config(key("a"))).isEmpty();
  }
}
