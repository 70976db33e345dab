package dev.migratehub.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.json.BadContent;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.json.Violation;
import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.Seen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A group of one, as somebody uses it.
final class GuardianTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final ConfigKey WEB = new ConfigKey("shop", "web");

  @TempDir private Path folder;
  private Guardian guardian;

  @BeforeEach
  void start() throws Exception {
    guardian = open();
    done(new Command.PutUser("ann", "ann@example", "-"));
    done(new Command.CreateProject("shop", "Shop", "hash", "ann"));
    done(
        new Command.CreateSchema(
            "service",
            "Service",
            Content.parse("{\"properties\":{\"replicas\":{\"type\":\"integer\"}}}")));
  }

  @AfterEach
  void stop() {
    guardian.close();
  }

  @Test
  void a_content_that_breaks_its_schema_is_refused_with_the_place_and_the_rule() {
    assertThatThrownBy(() -> submit(create("{\"replicas\":\"two\"}")))
        .isInstanceOfSatisfying(
            BadContent.class,
            it ->
                assertThat(it.violations())
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("/replicas", "type")));
  }

  @Test
  void in_a_batch_the_place_begins_with_the_change() {
    assertThatThrownBy(() ->
            submit(
                new Command.Batch(
                    List.of(
                        new Command.CreateConfig(
                            new ConfigKey("shop", "a"), "service", 0, Content.parse("{}")),
                        create("{\"replicas\":0.5}")))))
        .isInstanceOfSatisfying(
            BadContent.class,
            it ->
                assertThat(it.violations().getFirst().pointer())
                    .isEqualTo("/changes/1/content/replicas"));
  }

  @Test
  void a_schema_that_a_configuration_would_break_is_refused_and_names_it() throws Exception {
    done(create("{\"replicas\":2}"));
    Command stricter =
        new Command.ChangeSchema("service", 1, Content.parse("{\"maxProperties\":0}"), 0);
    assertThatThrownBy(() -> submit(stricter))
        .isInstanceOf(BadContent.class)
        .hasMessageContaining("shop/web");
    done(new Command.ChangeSchema("service", 1, Content.parse("{\"maxProperties\":1}"), 0));
    assertThat(submit(new Command.RemoveSchema("service"))).isInstanceOf(Answer.InUse.class);
  }

  @Test
  void a_roll_back_to_what_the_schema_allows_no_more_is_refused() throws Exception {
    done(create("{\"replicas\":1,\"more\":1}"));
    done(new Command.ChangeConfig(WEB, Seen.version(1), 0, Content.parse("{\"replicas\":1}")));
    done(new Command.ChangeSchema("service", 1, Content.parse("{\"maxProperties\":1}"), 0));
    assertThatThrownBy(() -> submit(new Command.RollBack(WEB, Seen.version(2), 0, 1, 0)))
        .isInstanceOf(BadContent.class);
    assertThat(submit(new Command.RollBack(WEB, Seen.version(2), 0, 2, 0)))
        .isInstanceOfSatisfying(Answer.Done.class, it -> assertThat(it.version()).isEqualTo(3));
  }

  @Test
  void a_repeated_request_gets_the_first_answer_although_it_would_be_refused_now()
      throws Exception {
    By by = new By("ann", "once", "");
    Answer first = guardian.submit(by, create("{\"replicas\":1,\"more\":1}"));
    done(new Command.ChangeConfig(WEB, Seen.version(1), 0, Content.parse("{}")));
    done(new Command.ChangeSchema("service", 1, Content.parse("{\"maxProperties\":1}"), 0));
    assertThat(guardian.submit(by, create("{\"replicas\":1,\"more\":1}"))).isEqualTo(first);
    assertThat(guardian.submit(by, create("{\"replicas\":3}")))
        .isInstanceOf(Answer.KeyReused.class);
  }

  @Test
  void what_would_be_answered_is_known_before_and_changes_nothing() throws Exception {
    By by = new By("ann", "once", "");
    assertThat(guardian.foresee(by, create("{}"))).isInstanceOf(Answer.Done.class);
    assertThat(guardian.foresee(by, new Command.RemoveSchema("none")))
        .isInstanceOf(Answer.Missing.class);
    assertThatThrownBy(() -> guardian.foresee(by, create("{\"replicas\":\"two\"}")))
        .isInstanceOf(BadContent.class);
    int revisions = guardian.read(Consistency.STRICT, state -> state.revisions(WEB).size());
    assertThat(revisions).isZero();
    Answer first = guardian.submit(by, create("{}"));
    assertThat(guardian.foresee(by, create("{}"))).isEqualTo(first);
  }

  @Test
  void everything_is_there_after_a_restart() throws Exception {
    done(create("{\"replicas\":1}"));
    String registry = guardian.found();
    guardian.close();
    guardian = open();
    assertThat(guardian.found()).isEqualTo(registry);
    Revision kept = guardian.read(Consistency.STRICT, state -> state.config(WEB)).orElseThrow();
    assertThat(kept.content().text()).isEqualTo("{\"replicas\":1}");
    assertThat(kept.at()).isEqualTo(NOON);
  }

  @Test
  void who_changed_something_sees_it_in_any_read() throws Exception {
    for (int i = 0; i < 50; i++) {
      ConfigKey key = new ConfigKey("shop", "k" + i);
      done(new Command.CreateConfig(key, "service", 0, Content.parse("{}")));
      Revision seen = guardian.read(Consistency.STALE, state -> state.config(key)).orElseThrow();
      assertThat(seen.version()).isEqualTo(1);
    }
  }

  @Test
  void many_at_once_on_one_version_are_one_winner_and_conflicts() throws Exception {
    done(create("{}"));
    List<Answer> answers =
        java.util.stream.IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> {
              try {
                return submit(
                    new Command.ChangeConfig(
                        WEB, Seen.version(1), 0, Content.parse("{\"by\":" + i + "}")));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
            .toList();
    assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Answer.Conflict.class::isInstance)).hasSize(15);
    List<Revision> kept = guardian.read(Consistency.STRICT, state -> state.revisions(WEB));
    assertThat(kept).hasSize(2);
  }

  private Guardian open() {
    return Guardian.start(
        LogSettings.alone(folder.resolve("data")),
        Retention.DEFAULT,
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static Command.CreateConfig create(String content) {
    return new Command.CreateConfig(WEB, "service", 0, Content.parse(content));
  }

  private Answer submit(Command command) throws InterruptedException {
    return guardian.submit(new By("ann", UUID.randomUUID().toString(), ""), command);
  }

  private void done(Command command) throws InterruptedException {
    assertThat(submit(command)).isInstanceOf(Answer.Done.class);
  }
}
