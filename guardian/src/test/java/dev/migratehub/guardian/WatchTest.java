package dev.migratehub.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.guardian.Watch.Compacted;
import dev.migratehub.guardian.Watch.Event;
import dev.migratehub.guardian.Watch.Filter;
import dev.migratehub.guardian.Watch.Next;
import dev.migratehub.guardian.Watch.Page;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.RandomLog;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Retention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class WatchTest {

  private static final Retention PLENTY = new Retention(10_000, 100);
  private static final Filter SOME = new Filter("p1", "k");

  @Test
  void every_change_is_told_once_and_in_order_wherever_one_goes_on() throws Exception {
    Registry registry = new Registry(PLENTY);
    List<byte[]> entries = new RandomLog(1, PLENTY).entries(1_500);
    List<Event> expected = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      registry.apply(i + 1, entries.get(i));
    }
    registry.read(state -> {
      state
          .after(0, 10_000)
          .forEach(entry ->
              entry.effects().stream()
                  .filter(WatchTest::isSome)
                  .forEach(it -> expected.add(new Event(entry.index(), it))));
      return expected.size();
    });
    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(told(new Watch(registry), 0)).isEqualTo(expected);
    for (int i = 0; i < expected.size(); i += 7) {
      long after = expected.get(i).index();
      assertThat(told(new Watch(registry), after))
          .isEqualTo(expected.stream().filter(it -> it.index() > after).toList());
    }
    // Another member that got a snapshot tells the same.
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    registry.picture().write(snapshot);
    Registry other = new Registry(PLENTY);
    other.load(new ByteArrayInputStream(snapshot.toByteArray()));
    assertThat(told(new Watch(other), 0)).isEqualTo(expected);
  }

  @Test
  void removals_are_told() throws Exception {
    Registry registry = new Registry(PLENTY);
    List<byte[]> entries = new RandomLog(1, PLENTY).entries(1_500);
    for (int i = 0; i < entries.size(); i++) {
      registry.apply(i + 1, entries.get(i));
    }
    assertThat(told(new Watch(registry), 0))
        .extracting(Event::effect)
        .anyMatch(Effect.ConfigGone.class::isInstance)
        .anyMatch(Effect.ConfigPut.class::isInstance);
  }

  @Test
  void who_asks_for_what_is_forgotten_is_told_so() throws Exception {
    Retention little = new Retention(20, 100);
    Registry registry = new Registry(little);
    List<byte[]> entries = new RandomLog(2, little).entries(500);
    for (int i = 0; i < entries.size(); i++) {
      registry.apply(i + 1, entries.get(i));
    }
    long compacted =
        new Watch(registry).next(SOME, 0, Duration.ZERO) instanceof Compacted it ? it.index() : -1;
    assertThat(compacted).isPositive();
    assertThat(new Watch(registry).next(SOME, compacted, Duration.ZERO)).isInstanceOf(Page.class);
    assertThat(new Watch(registry).next(SOME, compacted - 1, Duration.ZERO))
        .isInstanceOf(Compacted.class);
  }

  @Test
  void who_waits_is_told_when_something_happens_and_how_far_he_is_when_nothing_does()
      throws Exception {
    Registry registry = new Registry(PLENTY);
    List<byte[]> entries = new RandomLog(3, PLENTY).entries(1_500);
    int next = 0;
    CompletableFuture<Next> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return new Watch(registry).next(SOME, 0, Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    while (!waiting.isDone()) {
      registry.apply(next + 1, entries.get(next));
      next++;
    }
    assertThat(waiting.join())
        .isInstanceOfSatisfying(Page.class, it -> assertThat(it.events()).isNotEmpty());
    long at = registry.applied();
    assertThat(new Watch(registry).next(new Filter("p1", "nothing"), 0, Duration.ofMillis(20)))
        .isEqualTo(new Page(List.of(), at));
  }

  private static boolean isSome(Effect effect) {
    ConfigKey key =
        switch (effect) {
          case Effect.ConfigPut put -> put.revision().key();
          case Effect.ConfigGone gone -> gone.key();
          case Effect other -> new ConfigKey("none", other.getClass().getSimpleName());
        };
    return key.project().equals("p1") && key.key().startsWith("k");
  }

  private static List<Event> told(Watch watch, long after) throws InterruptedException {
    List<Event> all = new ArrayList<>();
    long from = after;
    while (watch.next(SOME, from, Duration.ZERO) instanceof Page page) {
      all.addAll(page.events());
      if (page.events().isEmpty()) {
        return all;
      }
      from = page.until();
    }
    throw new IllegalStateException("compacted");
  }
}
