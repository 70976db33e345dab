package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvesTest {

  @Test
  void answers_stand_in_the_order_of_the_things() {
    for (int size : new int[] {0, 1, 999, 1_000, 1_001, 10_000}) {
      List<Integer> things = IntStream.range(0, size).boxed().toList();

      assertThat(Halves.each(things, thing -> "it is " + thing))
          .isEqualTo(things.stream().map(thing -> "it is " + thing).toList());
    }
  }

  @Test
  void of_several_failures_the_first_is_thrown_whoever_meets_it() {
    List<Integer> things = IntStream.range(0, 5_000).boxed().toList();
    for (int first = 0; first < 5_000; first += 97) {
      int from = first;

      assertThatThrownBy(() -> Halves.each(things, thing -> refused(thing, from)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("thing " + from);
    }
  }

  private static int refused(int thing, int from) {
    if (thing >= from) {
      throw new IllegalArgumentException("thing " + thing);
    }
    return thing;
  }

  @Test
  void an_error_stays_an_error() {
    List<Integer> things = IntStream.range(0, 2_000).boxed().toList();

    assertThatThrownBy(() -> Halves.each(things, HalvesTest::tooMuch))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("at 1500");
  }

  private static int tooMuch(int thing) {
    if (thing == 1_500) {
      throw new OutOfMemoryError("at " + thing);
    }
    return thing;
  }

  @Test
  void few_things_are_asked_here() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Halves.each(IntStream.range(0, 999).boxed().toList(), _ -> threads.add(Thread.currentThread()));

    assertThat(threads).containsExactly(Thread.currentThread());
  }
}
