package dev.migratehub.guardian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every log: two registries that read it are the same, also when one of them was
/// written down and read again in between, and no log breaks a rule.
final class StatePropertiesTest {

  private static final Retention SMALL = new Retention(40, 60);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void every_log_leads_to_one_state(long seed) throws IOException {
    List<byte[]> log = new RandomLog(seed, SMALL).entries(600);
    Registry straight = new Registry(SMALL);
    Registry interrupted = new Registry(SMALL);
    Random random = new Random(seed);
    for (int i = 0; i < log.size(); i++) {
      byte[] first = straight.apply(i + 1, log.get(i));
      byte[] second = interrupted.apply(i + 1, log.get(i));
      assertThat(second).isEqualTo(first);
      if (random.nextInt(50) == 0) {
        interrupted = reread(interrupted);
      }
    }
    assertThat(interrupted.read(StatePropertiesTest::all))
        .isEqualTo(straight.read(StatePropertiesTest::all));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void no_log_breaks_a_rule(long seed) {
    Registry registry = new Registry(SMALL);
    Map<ConfigKey, Long> versions = new HashMap<>();
    long index = 0;
    for (byte[] entry : new RandomLog(seed, SMALL).entries(250)) {
      registry.apply(++index, entry);
      long at = index;
      registry.read(state -> {
        state.after(at - 1, 1).stream()
            .flatMap(it -> it.effects().stream())
            .forEach(it -> count(it, versions));
        checkReferences(state);
        return at;
      });
    }
    assertThat(versions).isNotEmpty();
  }

  @Test
  void a_snapshot_that_was_cut_or_changed_is_not_read() throws IOException {
    Registry registry = new Registry(SMALL);
    long index = 0;
    for (byte[] entry : new RandomLog(1, SMALL).entries(100)) {
      registry.apply(++index, entry);
    }
    byte[] whole = written(registry);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThatThrownBy(() -> new Registry(SMALL).load(new ByteArrayInputStream(cut)))
          .isInstanceOf(IOException.class);
      byte[] changed = whole.clone();
      changed[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> new Registry(SMALL).load(new ByteArrayInputStream(changed)))
          .isInstanceOfAny(IOException.class, RuntimeException.class);
    }
  }

  private static void count(Effect effect, Map<ConfigKey, Long> versions) {
    if (effect instanceof Effect.ConfigPut put) {
      Revision revision = put.revision();
      assertThat(revision.version()).isEqualTo(versions.getOrDefault(revision.key(), 0L) + 1);
      versions.put(revision.key(), revision.version());
    } else if (effect instanceof Effect.ConfigGone gone) {
      assertThat(versions.remove(gone.key())).isEqualTo(gone.version());
    }
  }

  private static void checkReferences(State state) {
    assertThat(state.projects()).allMatch(it -> state.user(it.owner()).isPresent());
    assertThat(state.roles())
        .allMatch(it -> state.user(it.user()).isPresent())
        .allMatch(it -> state.project(it.project()).isPresent());
    assertThat(state.schemas()).allMatch(it -> state.user(it.createdBy()).isPresent());
    assertThat(state.effects().filter(Effect.ConfigPut.class::isInstance))
        .map(it -> ((Effect.ConfigPut) it).revision())
        .allMatch(it -> state.project(it.key().project()).isPresent());
    for (Project project : state.projects()) {
      assertThat(state.configs(project.id(), ""))
          .allMatch(it -> state.schema(it.schema()).isPresent());
    }
  }

  private static Registry reread(Registry registry) throws IOException {
    Registry other = new Registry(Retention.DEFAULT);
    other.load(new ByteArrayInputStream(written(registry)));
    return other;
  }

  private static byte[] written(Registry registry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    registry.picture().write(out);
    return out.toByteArray();
  }

  private static List<Object> all(State state) {
    List<Object> all = new ArrayList<>(state.effects().toList());
    all.add(state.index());
    all.add(state.compacted());
    all.addAll(state.feed().all());
    all.addAll(state.memory().all());
    return all;
  }
}
