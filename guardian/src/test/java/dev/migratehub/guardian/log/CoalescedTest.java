package dev.migratehub.guardian.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CoalescedTest {

  private final BlockingQueue<CompletableFuture<Integer>> begun = new LinkedBlockingQueue<>();
  private final Coalesced<Integer> coalesced = new Coalesced<>(this::begin);

  private CompletableFuture<Integer> begin() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    begun.add(answer);
    return answer;
  }

  @Test
  @Timeout(60)
  void who_asks_while_it_is_done_gets_the_answer_of_the_next_time() throws Exception {
    CompletableFuture<Integer> first = coalesced.ask();
    List<CompletableFuture<Integer>> later = Stream.generate(coalesced::ask).limit(3).toList();
    begun.take().complete(1);
    assertThat(first.get()).isEqualTo(1);
    assertThat(later).noneMatch(CompletableFuture::isDone);
    begun.take().complete(2);
    for (CompletableFuture<Integer> it : later) {
      assertThat(it.get()).isEqualTo(2);
    }
    assertThat(begun).isEmpty();
  }

  @Test
  @Timeout(60)
  void a_thing_that_cannot_be_begun_is_told_to_all_and_tried_again_for_the_next() {
    Coalesced<Integer> broken =
        new Coalesced<>(() -> {
          throw new IllegalStateException("closed");
        });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> broken.ask().get()).hasMessageContaining("closed");
    }
  }
}
