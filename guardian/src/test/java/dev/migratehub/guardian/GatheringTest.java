package dev.migratehub.guardian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Proposal;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Retention;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class GatheringTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Registry registry = new Registry(Retention.DEFAULT);
  private final Gathering gathering = new Gathering(this::append, LONG, Runnable::run);
  private final ArrayDeque<Underway> underway = new ArrayDeque<>();
  private final List<Integer> sizes = new ArrayList<>();
  private long index;
  private int requests;

  /// An entry that waits for its majority.
  private record Underway(ByteBuffer entry, CompletableFuture<byte[]> reply) {}

  private CompletableFuture<byte[]> append(byte[] entry) {
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    underway.add(new Underway(ByteBuffer.wrap(entry), reply));
    return reply;
  }

  @Test
  void what_comes_while_an_entry_is_on_its_way_goes_together_in_the_next() throws Exception {
    ready();
    CompletableFuture<Answer> first = create("a");
    List<CompletableFuture<Answer>> behind = List.of(create("b"), create("c"), create("d"));
    assertThat(underway).hasSize(1);
    commit();
    assertThat(first).isCompleted();
    assertThat(behind).noneMatch(CompletableFuture::isDone);
    commit();
    assertThat(underway).isEmpty();
    assertThat(sizes).endsWith(1, 3);
    long together = done(behind.getFirst()).index();
    for (CompletableFuture<Answer> it : behind) {
      assertThat(done(it).index()).isEqualTo(together);
    }
  }

  @Test
  void a_configuration_changes_once_in_an_entry_and_in_the_order_of_the_requests()
      throws Exception {
    ready();
    var _ = create("first");
    CompletableFuture<Answer> one = create("a");
    CompletableFuture<Answer> again = create("a");
    CompletableFuture<Answer> other = create("b");
    commitAll();
    assertThat(sizes).endsWith(1, 1, 2);
    assertThat(one.get()).isInstanceOf(Answer.Done.class);
    assertThat(again.get()).isInstanceOf(Answer.Exists.class);
    assertThat(other.get()).isInstanceOf(Answer.Done.class);
  }

  @Test
  void what_is_not_about_configurations_goes_alone() {
    ready();
    var _ = create("first");
    var _ = create("a");
    var _ = propose(new Command.PutUser("bob", "bob@example", "-"));
    var _ = create("b");
    var _ = create("c");
    commitAll();
    assertThat(sizes).endsWith(1, 1, 1, 2);
  }

  @Test
  void an_entry_does_not_grow_without_end() {
    ready();
    var _ = create("first");
    for (int i = 0; i < 1_000; i++) {
      var _ = create("k" + i);
    }
    commitAll();
    assertThat(sizes).allMatch(it -> it <= 128);
    sizes.clear();
    String large = "\"" + "x".repeat(80_000) + "\"";
    var _ = create("second");
    for (int i = 0; i < 7; i++) {
      var _ = create("l" + i, large);
    }
    commitAll();
    assertThat(sizes).containsExactly(1, 3, 3, 1);
  }

  @Test
  void a_failure_is_told_to_all_of_an_entry_and_those_behind_go_on() throws Exception {
    ready();
    var _ = create("first");
    CompletableFuture<Answer> one = create("a");
    CompletableFuture<Answer> two = create("b");
    commit();
    CompletableFuture<Answer> behind = create("c");
    underway
        .remove()
        .reply()
        .completeExceptionally(new LogUnavailable("no majority", new IllegalStateException()));
    for (CompletableFuture<Answer> it : List.of(one, two)) {
      assertThatThrownBy(it::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogUnavailable.class);
    }
    commitAll();
    assertThat(behind.get()).isInstanceOf(Answer.Done.class);
  }

  @Test
  void however_many_wait_for_a_log_that_fails_at_once_all_of_them_hear_it() {
    ready();
    List<CompletableFuture<byte[]>> replies = new ArrayList<>();
    Gathering failing =
        new Gathering(
            entry -> {
              CompletableFuture<byte[]> reply =
                  replies.isEmpty()
                      ? new CompletableFuture<>()
                      : CompletableFuture.failedFuture(new IllegalStateException("stopped"));
              replies.add(reply);
              return reply;
            },
            LONG,
            Runnable::run);
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      waiting.add(failing.propose(proposal(new Command.RemoveProject("none"))));
    }
    replies.getFirst().completeExceptionally(new IllegalStateException("stopped"));
    assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void an_entry_that_the_log_does_not_take_is_told_to_who_proposed_it() {
    Gathering refusing =
        new Gathering(
            entry -> {
              throw new IllegalArgumentException("too large");
            },
            LONG,
            Runnable::run);
    assertThat(refusing.propose(proposal(new Command.RemoveProject("none"))))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_waits_longer_than_his_patience_behind_an_entry_that_finds_no_majority() {
    ready();
    List<byte[]> sent = new ArrayList<>();
    CompletableFuture<byte[]> never = new CompletableFuture<>();
    Gathering waiting =
        new Gathering(
            entry -> {
              sent.add(entry);
              return never;
            },
            Duration.ofMillis(200),
            Runnable::run);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      answers.add(waiting.propose(proposal(new Command.RemoveProject("none"))));
    }
    for (CompletableFuture<Answer> it : answers) {
      assertThatThrownBy(it::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LogUnavailable.class);
    }
    // What was given up is not sent behind its proposer's back.
    never.completeExceptionally(new IllegalStateException("no majority"));
    assertThat(sent).hasSize(1);
  }

  @Test
  void an_answer_that_does_not_fit_and_an_error_leave_nobody_waiting() {
    ArrayDeque<Supplier<CompletableFuture<byte[]>>> replies = new ArrayDeque<>();
    replies.add(() -> {
      throw new OutOfMemoryError("for this test");
    });
    replies.add(() -> CompletableFuture.completedFuture("[]".getBytes(UTF_8)));
    replies.add(() -> CompletableFuture.completedFuture("no answer".getBytes(UTF_8)));
    Gathering odd = new Gathering(_ -> replies.remove().get(), LONG, Runnable::run);
    for (int i = 0; i < 3; i++) {
      assertThat(odd.propose(proposal(new Command.RemoveProject("none"))))
          .isCompletedExceptionally();
    }
    assertThat(replies).isEmpty();
  }

  private void ready() {
    var _ = propose(new Command.Found("r"));
    var _ = propose(new Command.PutUser("ann", "ann@example", "-"));
    var _ = propose(new Command.CreateProject("shop", "Shop", "hash", "ann"));
    var _ = propose(new Command.CreateSchema("any", "Any", Content.parse("{}")));
    commitAll();
  }

  private CompletableFuture<Answer> create(String key) {
    return create(key, "1");
  }

  private CompletableFuture<Answer> create(String key, String content) {
    long schema = registry.read(it -> it.schema("any").orElseThrow().index());
    return propose(
        new Command.CreateConfig(
            new ConfigKey("shop", key), "any", schema, Content.parse(content)));
  }

  private CompletableFuture<Answer> propose(Command command) {
    return gathering.propose(proposal(command));
  }

  private Proposal proposal(Command command) {
    return new Proposal("r" + ++requests, "ann", Instant.EPOCH, "", command);
  }

  private void commitAll() {
    while (!underway.isEmpty()) {
      commit();
    }
  }

  private void commit() {
    Underway next = underway.remove();
    byte[] reply = registry.apply(++index, next.entry().array());
    sizes.add(Registry.answers(reply).size());
    next.reply().complete(reply);
  }

  private static Answer.Done done(CompletableFuture<Answer> answer) throws Exception {
    assertThat(answer.get()).isInstanceOf(Answer.Done.class);
    return (Answer.Done) answer.get();
  }
}
