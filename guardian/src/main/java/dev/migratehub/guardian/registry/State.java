package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.registry.Effect.ConfigGone;
import dev.migratehub.guardian.registry.Effect.ConfigPut;
import dev.migratehub.guardian.registry.Effect.Founded;
import dev.migratehub.guardian.registry.Effect.ProjectGone;
import dev.migratehub.guardian.registry.Effect.ProjectPut;
import dev.migratehub.guardian.registry.Effect.RoleGone;
import dev.migratehub.guardian.registry.Effect.RolePut;
import dev.migratehub.guardian.registry.Effect.SchemaGone;
import dev.migratehub.guardian.registry.Effect.SchemaPut;
import dev.migratehub.guardian.registry.Effect.UserGone;
import dev.migratehub.guardian.registry.Effect.UserPut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything the registry holds after an entry of the log. It is a function of the entries: two
/// states that saw the same are the same. Not safe for several threads; [Registry] is.
public final class State {

  private final Retention retention;
  private final Feed feed;
  private final Memory memory;
  private final TreeMap<String, User> users = new TreeMap<>();
  private final TreeMap<String, Project> projects = new TreeMap<>();
  private final TreeMap<String, String> apiKeys = new TreeMap<>();
  private final TreeMap<String, Role> roles = new TreeMap<>();
  private final TreeMap<String, ConfigSchema> schemas = new TreeMap<>();
  private final TreeMap<ConfigKey, List<Revision>> configs = new TreeMap<>();
  private String registry = "";
  private long index;

  State(Retention retention) {
    this.retention = retention;
    this.feed = new Feed(retention.entries());
    this.memory = new Memory(retention.answers());
  }

  /// Does what stands at an index of the log, one after the other. A request that was seen before
  /// changes nothing. At one index a configuration changes once at most, so that version and index
  /// together never name two contents; the second is to be proposed again.
  List<Answer> apply(long at, List<Proposal> proposals) {
    List<Effect> effects = new ArrayList<>();
    Set<ConfigKey> changed = new HashSet<>();
    List<Answer> answers = new ArrayList<>();
    for (Proposal proposal : proposals) {
      Decision decision = decide(at, proposal, changed);
      decision.effects().forEach(this::fold);
      effects.addAll(decision.effects());
      answers.add(decision.answer());
    }
    if (!effects.isEmpty()) {
      feed.add(new Entry(at, effects));
    }
    passed(at);
    return answers;
  }

  private Decision decide(long at, Proposal proposal, Set<ConfigKey> changed) {
    Optional<Answer> first = memory.answer(proposal);
    if (first.isPresent()) {
      return Decision.no(first.get());
    }
    Decision decision = new Decisions(this, at, proposal).decide();
    Set<ConfigKey> keys = decision.configs();
    if (!Collections.disjoint(keys, changed)) {
      return Decision.no(new Answer.Moved("configurations of one entry"));
    }
    changed.addAll(keys);
    memory.keep(proposal, decision.answer());
    return decision;
  }

  /// The log went on without a command.
  void passed(long at) {
    index = Math.max(index, at);
  }

  void fold(Effect effect) {
    switch (effect) {
      case Founded founded -> registry = founded.registry();
      case UserPut put -> users.put(put.user().id(), put.user());
      case UserGone gone -> users.remove(gone.id());
      case ProjectPut put -> put(put.project());
      case ProjectGone gone -> forget(projects.remove(gone.id()));
      case RolePut put -> roles.put(name(put.role().user(), put.role().project()), put.role());
      case RoleGone gone -> roles.remove(name(gone.user(), gone.project()));
      case SchemaPut put -> schemas.put(put.schema().id(), put.schema());
      case SchemaGone gone -> schemas.remove(gone.id());
      case ConfigPut put ->
          configs.computeIfAbsent(put.revision().key(), _ -> new ArrayList<>()).add(put.revision());
      case ConfigGone gone -> configs.remove(gone.key());
    }
  }

  private void put(Project project) {
    forget(projects.put(project.id(), project));
    apiKeys.put(project.apiKeyHash(), project.id());
  }

  private void forget(@Nullable Project last) {
    if (last != null) {
      apiKeys.remove(last.apiKeyHash());
    }
  }

  /// Names hold no characters for control.
  private static String name(String user, String project) {
    return user + "\n" + project;
  }

  /// The last entry of the log that is in it.
  public long index() {
    return index;
  }

  /// Which registry it is; empty before the first entry.
  public String registry() {
    return registry;
  }

  public Collection<User> users() {
    return List.copyOf(users.values());
  }

  public Optional<User> user(String id) {
    return Optional.ofNullable(users.get(id));
  }

  public Collection<Project> projects() {
    return List.copyOf(projects.values());
  }

  public Optional<Project> project(String id) {
    return Optional.ofNullable(projects.get(id));
  }

  /// The project whose API key has this hash.
  public Optional<Project> projectOfKey(String hash) {
    return Optional.ofNullable(apiKeys.get(hash)).map(projects::get);
  }

  public Collection<Role> roles() {
    return List.copyOf(roles.values());
  }

  public Optional<Role> role(String user, String project) {
    return Optional.ofNullable(roles.get(name(user, project)));
  }

  public Collection<ConfigSchema> schemas() {
    return List.copyOf(schemas.values());
  }

  public Optional<ConfigSchema> schema(String id) {
    return Optional.ofNullable(schemas.get(id));
  }

  /// The current version of a configuration.
  public Optional<Revision> config(ConfigKey key) {
    return Optional.ofNullable(configs.get(key)).map(List::getLast);
  }

  /// The current versions of a project's configurations whose keys begin like this, in order.
  public Stream<Revision> configs(String project, String prefix) {
    return configs.tailMap(new ConfigKey(project, ConfigKey.LEAST), true).values().stream()
        .map(List::getLast)
        .takeWhile(it -> it.key().project().equals(project))
        .dropWhile(it -> it.key().key().compareTo(prefix) < 0)
        .takeWhile(it -> it.key().key().startsWith(prefix));
  }

  /// The current versions that are held against a schema.
  public Stream<Revision> usersOf(String schema) {
    return configs.values().stream().map(List::getLast).filter(it -> it.schema().equals(schema));
  }

  /// All versions of a configuration, oldest first; empty when it is not there.
  public List<Revision> revisions(ConfigKey key) {
    return List.copyOf(Objects.requireNonNullElse(configs.get(key), List.<Revision>of()));
  }

  /// One version of a configuration.
  public Optional<Revision> revision(ConfigKey key, long version) {
    List<Revision> all = Objects.requireNonNullElse(configs.get(key), List.of());
    return version < 1 || version > all.size()
        ? Optional.empty()
        : Optional.of(all.get((int) version - 1));
  }

  /// The answer that a repeated request would get.
  public Optional<Answer> remembered(Proposal proposal) {
    return memory.answer(proposal);
  }

  /// What a proposal would be answered if it were the next of the log; nothing is changed.
  public Answer foresee(Proposal proposal) {
    return memory
        .answer(proposal)
        .orElseGet(() -> new Decisions(this, index + 1, proposal).decide().answer());
  }

  /// Changes behind an index: whole entries of the log, until there are so many changes.
  public List<Entry> after(long index, int limit) {
    return feed.after(index, limit);
  }

  /// Entries up to this index are not told any more.
  public long compacted() {
    return feed.compacted();
  }

  Retention retention() {
    return retention;
  }

  Feed feed() {
    return feed;
  }

  Memory memory() {
    return memory;
  }

  /// Everything as effects, in an order in which each can refer to those before it.
  public Stream<Effect> effects() {
    return Stream.of(
            registry.isEmpty() ? Stream.<Effect>empty() : Stream.of(new Founded(registry)),
            users.values().stream().map(UserPut::new),
            projects.values().stream().map(ProjectPut::new),
            roles.values().stream().map(RolePut::new),
            schemas.values().stream().map(SchemaPut::new),
            configs.values().stream().flatMap(List::stream).map(ConfigPut::new))
        .flatMap(it -> it);
  }
}
