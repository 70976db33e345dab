package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.json.RandomJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Requests of chance, some repeated, some outdated, some about what is not there.
public final class RandomLog {

  private final Retention retention;
  private final Random random;
  private final List<byte[]> entries = new ArrayList<>();

  public RandomLog(long seed, Retention retention) {
    this.retention = retention;
    random = new Random(seed);
  }

  public List<byte[]> entries(int count) {
    State state = new State(retention);
    Proposal found = Actors.proposal("found", "guardian", new Command.Found("one"));
    state.apply(1, List.of(found));
    entries.add(Registry.entry(found));
    while (entries.size() < count) {
      byte[] entry =
          !entries.isEmpty() && random.nextInt(10) == 0
              ? entries.get(random.nextInt(entries.size()))
              : random.nextInt(20) == 0 ? new byte[0] : entry(state, count);
      entries.add(entry);
      if (entry.length > 0) {
        state.apply(entries.size(), Codec.readAll(entry, Proposal.class));
      }
    }
    return entries;
  }

  /// One proposal, or some together, perhaps about the same.
  private byte[] entry(State state, int count) {
    List<byte[]> together = new ArrayList<>();
    for (int left = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1; left > 0; left--) {
      Command command = command(state);
      together.add(
          Registry.entry(Actors.proposal("r" + random.nextInt(count * 2), user(), command)));
    }
    return Registry.entry(together);
  }

  private Command command(State state) {
    return switch (random.nextInt(24)) {
      case 0 -> new Command.PutUser(user(), user() + "@" + random.nextInt(3), "-");
      case 1, 2 -> new Command.PutUser(user(), random.nextInt() + "@example", "-");
      case 3 -> new Command.RemoveUser(random.nextInt(25) == 0 ? user() : "nobody");
      case 4, 5 -> new Command.CreateProject(project(), "P", "h" + random.nextInt(50), user());
      case 6 -> new Command.RotateApiKey(project(), "h" + random.nextInt(50));
      case 7 -> new Command.RemoveProject(random.nextInt(25) == 0 ? project() : "none");
      case 8 ->
          new Command.Grant(
              user(), project(), random.nextBoolean() ? RoleLevel.ADMIN : RoleLevel.VIEWER);
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
    Content content = Content.parse(RandomJson.value(random, 3));
    if (last == null) {
      String schema = schema();
      return new Command.CreateConfig(key, schema, schemaIndex(state, schema), content);
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
