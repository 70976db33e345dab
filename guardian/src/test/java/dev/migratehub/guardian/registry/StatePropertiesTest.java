package dev.migratehub.guardian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.json.Content;
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
    List<byte[]> log = new RandomLog(seed).entries(600);
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
    for (byte[] entry : new RandomLog(seed).entries(250)) {
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
    for (byte[] entry : new RandomLog(1).entries(100)) {
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
    registry.save(out);
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

  /// Requests of chance, some repeated, some outdated, some about what is not there.
  private static final class RandomLog {

    private final Random random;
    private final List<byte[]> entries = new ArrayList<>();

    RandomLog(long seed) {
      random = new Random(seed);
    }

    List<byte[]> entries(int count) {
      State state = new State(SMALL);
      while (entries.size() < count) {
        Proposal proposal =
            Actors.proposal("r" + random.nextInt(count * 2), user(), command(state));
        byte[] entry =
            !entries.isEmpty() && random.nextInt(10) == 0
                ? entries.get(random.nextInt(entries.size()))
                : random.nextInt(20) == 0 ? new byte[0] : Registry.entry(proposal);
        entries.add(entry);
        if (entry.length > 0) {
          state.apply(entries.size(), Codec.read(entry, Proposal.class));
        }
      }
      return entries;
    }

    private Command command(State state) {
      return switch (random.nextInt(24)) {
        case 0 -> new Command.PutUser(user(), user() + "@" + random.nextInt(3), "-");
        case 1, 2 -> new Command.PutUser(user(), random.nextInt() + "@example", "-");
        case 3 -> new Command.RemoveUser(random.nextInt(4) == 0 ? user() : "nobody");
        case 4, 5 -> new Command.CreateProject(project(), "P", "h" + random.nextInt(50), user());
        case 6 -> new Command.RotateApiKey(project(), "h" + random.nextInt(50));
        case 7 -> new Command.RemoveProject(random.nextInt(3) == 0 ? project() : "none");
        case 8 -> new Command.Grant(user(), project(), RoleLevel.values()[random.nextInt(3)]);
        case 9 -> new Command.Revoke(user(), project());
        case 10 -> new Command.CreateSchema(schema(), "S", Content.parse("{}"));
        case 11 ->
            new Command.ChangeSchema(
                schema(), 1 + random.nextInt(3), Content.parse("true"), state.index());
        case 12 -> new Command.RemoveSchema(schema());
        case 13 -> batch(state);
        default -> change(state);
      };
    }

    private Command batch(State state) {
      Map<ConfigKey, Command.Change> changes = new HashMap<>();
      for (int i = 0; i < 3; i++) {
        Command.Change change = change(state);
        changes.put(change.key(), change);
      }
      return new Command.Batch(List.copyOf(changes.values()));
    }

    private Command.Change change(State state) {
      ConfigKey key = new ConfigKey(project(), "k" + random.nextInt(5));
      Revision last = state.config(key).orElse(null);
      Content content = Content.parse("" + random.nextInt());
      if (last == null) {
        return new Command.CreateConfig(key, schema(), schemaIndex(state, schema()), content);
      }
      Seen seen = Seen.version(Math.max(1, last.version() - random.nextInt(4) / 3));
      long schemaIndex = schemaIndex(state, last.schema());
      return switch (random.nextInt(6)) {
        case 0 -> new Command.RemoveConfig(key, seen);
        case 1 ->
            new Command.RollBack(
                key, seen, schemaIndex, 1, state.revision(key, 1).orElseThrow().index());
        default -> new Command.ChangeConfig(key, seen, schemaIndex, content);
      };
    }

    private static long schemaIndex(State state, String schema) {
      return state.schema(schema).map(ConfigSchema::index).orElse(0L);
    }

    private String user() {
      return "u" + random.nextInt(4);
    }

    private String project() {
      return "p" + random.nextInt(4);
    }

    private String schema() {
      return "s" + random.nextInt(2);
    }
  }
}
